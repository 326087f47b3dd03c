#!/usr/bin/env bash
# The ERR trap may call a function of the plugin.
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

on_error() {
  local status=$?
  echo "failed with $status in line $1" >&2
  rune_error 100 "Unexpected failure" "$(jq -nc --arg line "$1" '{line:$line}')"
}
trap 'on_error "$LINENO"' ERR

rune_init
docker pull alpine >&2
tar -xf /srv/a.tar -C /srv
rune_ok "Unpacked" '{}'
