#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOG="$(mktemp)"

on_exit() {
  local rc=$?
  rm -f -- "$LOG"
  if [[ $rc -ne 0 ]]; then
    rune_error 100 "renewal died" '{"phase":"unknown"}'
  fi
}
trap on_exit EXIT

DOMAIN="$(rune_param domain "")"
FORCE="$(rune_param force "false")"

if [[ -z "$DOMAIN" ]]; then
  rune_error 1 "domain is required"
fi

args=(renew --cert-name "$DOMAIN" --non-interactive)
if [[ "$FORCE" == "true" ]]; then
  args+=(--force-renewal)
fi

if ! certbot "${args[@]}" >"$LOG" 2>&1; then
  rune_error 3 "certbot failed" "$(jq -nc --arg l "$(tail -n 5 "$LOG")" '{log:$l}')"
fi

systemctl reload nginx
rune_ok "renewed" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
