#!/usr/bin/env bash
# `>file 2>&1` and `$( … 2>&1)` merge both streams away from stdout.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
LOG="$(mktemp)"
systemctl status cron >"${LOG}" 2>&1 || true
TEXT="$(systemctl status cron 2>&1 || true)"
cp /etc/hosts /tmp/hosts.copy >/dev/null 2>&1 || true
rune_ok "State read" "$(jq -nc --arg text "${TEXT}" '{text:$text}')"
