#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

PACKAGE="$(rune_param package "")"
VERIFY="$(rune_param verify "true")" # expect: RUNE207

if [[ "${VERIFY}" == "true" ]]; then
  dpkg --verify "${PACKAGE}" >/dev/null 2>&1 || rune_error 3 "Package is damaged"
fi
rune_ok "Package looked at" "$(jq -nc --arg p "${PACKAGE}" '{package:$p}')"
