#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

KEYFILE=/etc/bind/rune-update.key
zone=$(rune_param zone "")
host=$(rune_param host "")
addr=$(rune_param address "")
mode=$(rune_param mode send)
debug=$(rune_param debug false)

usage() { echo "need zone, host, address" >&2; exit 1; }
[[ -n $zone && -n $host && -n $addr ]] || usage
[[ $addr =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}$ ]] || rune_error 1 "address is not IPv4" "$(jq -nc --arg a "$addr" '{address:$a}')"

if [[ $debug == true ]]; then
  BASH_XTRACEFD=1
  set -x
fi

batch=$(mktemp)
trap 'rm -f "$batch"' EXIT
{
  printf 'zone %s\n' "$zone"
  printf 'update delete %s.%s A\n' "$host" "$zone"
  printf 'update add %s.%s 3600 A %s\n' "$host" "$zone" "$addr"
  printf 'send\n'
} >"$batch"

case $mode in
  send)
    nsupdate -k "$KEYFILE" "$batch" >&2 || rune_error 3 "update refused" "$(jq -nc --arg z "$zone" '{zone:$z}')" ;;
  local)
    # -l takes the session key of the local named
    nsupdate -l >&2 || rune_error 3 "local update refused" '{}' ;;
  *)
    rune_error 1 "unknown mode" '{"allowed":["send","local"]}' >&2 ;;
esac

seen=$(dig +short +time=2 @127.0.0.1 "$host.$zone" A | tail -n 1) || seen=
out=$(jq -nc --arg n "$host.$zone" --arg a "$addr" --arg s "$seen" '{name:$n,address:$a,seen:$s}')
[[ $seen == "$addr" ]] || rune_error 3 "record is not visible" "$out"
rune_ok "record added" "$out"
