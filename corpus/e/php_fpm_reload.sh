#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

ANSWERED=0
STAGE=start

answer_ok() { ANSWERED=1; rune_ok "$@"; }
answer_error() {
  ANSWERED=1
  rune_error "$@"
}

on_exit() {
  if ((ANSWERED == 0)); then
    ANSWERED=1
    rune_error 100 "the plugin ended early" "$(jq -nc --arg s "$STAGE" '{stage:$s}')"
  fi
}

rune_init
trap on_exit EXIT

version=$(rune_param version "8.2")
[[ $version =~ ^[78]\.[0-9]$ ]] || answer_error 1 "version looks odd" '{"parameter":"version"}'
unit=php$version-fpm

STAGE=test
"php-fpm$version" --test >/dev/null 2>&1

STAGE=reload
systemctl reload "$unit"

STAGE=verify
systemctl is-active --quiet "$unit"
workers=$(pgrep -c -f "php-fpm: pool")

STAGE=done
answer_ok "reloaded" "$(jq -nc --arg u "$unit" --arg w "$workers" '{unit:$u, workers:($w|tonumber)}')"
