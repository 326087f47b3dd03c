#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ZONE=$(rune_param zone "")
[[ -n $ZONE ]] || rune_error 1 "Missing zone" '{"missing":["zone"]}'

FAILED=()
{
  echo "flushing $ZONE"
  ip route show || true
  for cmd in "rndc flush $ZONE" "rndc reload $ZONE"; do
    read -ra argv <<<"$cmd"
    echo "+ ${argv[*]}"
    if ! "${argv[@]}"; then
      FAILED+=("$cmd")
    fi
  done
  type rndc || :
} > >(logger -t rune-dns >&2) 2>&1

status() {
  rndc status
  uptime
} >/dev/null 2>&1

status || FAILED+=("rndc status")

if [[ ${#FAILED[@]} -gt 0 ]]; then
  rune_error 3 "Some commands failed" "$(jq -nc '{failed:$ARGS.positional}' --args "${FAILED[@]}")"
fi
rune_ok "flushed" "$(jq -nc --arg z "$ZONE" '{zone:$z}')"
