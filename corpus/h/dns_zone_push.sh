#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

ZONE=$(rune_param zone "")
SERVERS=$(rune_param servers "ns1 ns2")

if [[ -z $ZONE ]]; then
  rune_error 1 "Missing required parameter: zone" '{"missing":["zone"]}'
fi
FILE="/var/named/${ZONE}.db"

PUSHED=0
FAILED=0
for NS in $SERVERS; do
  if [[ $NS == "$(hostname -s)" ]]; then
    echo "skipping myself" >&2
  else if rsync -q "$FILE" "${NS}:/var/named/" >&2; then
    ssh -n "$NS" rndc reload >&2 || FAILED=$((FAILED + 1))
    PUSHED=$((PUSHED + 1))
  else
    FAILED=$((FAILED + 1))
  fi
done

if [[ $FAILED -gt 0 ]]; then
  rune_error 3 "Some servers refused the zone" "$(jq -nc --argjson f "$FAILED" '{failed:$f}')"
fi
rune_ok "Zone pushed" "$(jq -nc --arg z "$ZONE" --argjson p "$PUSHED" '{zone:$z, pushed:$p}')"
