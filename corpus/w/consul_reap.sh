#!/usr/bin/env bash
# Deregister services that have been critical for long; workers run in the background with their own log.
set -euo pipefail

SELF_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SELF_DIR/rune_bpcs.sh"
rune_init

readonly API=http://127.0.0.1:8500/v1
prefix=$(rune_param prefix "")
dry_run=$(rune_param dry_run false)
LOG=$(mktemp)
declare -A OUTCOME=()
declare -a failed=()
trap 'rm -f -- "$LOG"' EXIT
trap 'rune_error_kv 3 "interrupted" "prefix=$prefix"' TERM INT

fetch() { curl -sS --fail --max-time 10 "$API/$1" 2>>"$LOG"; }
drop()  { curl -sS --fail --max-time 10 -o /dev/null -X PUT --data '{"Reason":"reaped"}' "$API/agent/service/deregister/$1" 2>>"$LOG"; }
attempt() {
  local id=$1 wait
  for wait in 0 1 2 4; do
    sleep "$wait"
    drop "$id" && return
  done
  return 1
}

checks=$(fetch health/state/critical) || rune_error 2 "consul does not answer" "$(jq -Rsc '{log: .}' "$LOG")"
mapfile -t ids < <(jq -r --arg p "$prefix" '.[] | select(.ServiceID != "" and (.ServiceID | startswith($p))) | .ServiceID' <<<"$checks")

if [[ $dry_run == true ]]; then
  rune_ok "would deregister ${#ids[@]} services" "$(jq -nc --args '{ids: $ARGS.positional}' -- "${ids[@]}")"
fi

declare -A worker=()
for id in "${ids[@]}"; do
  attempt "$id" >>"$LOG" 2>&1 &
  worker[$!]=$id
done
for pid in "${!worker[@]}"; do
  rc=0
  wait "$pid" || rc=$?
  case $rc in
    0) OUTCOME[${worker[$pid]}]=gone ;;
    *) OUTCOME[${worker[$pid]}]=stuck; failed+=("${worker[$pid]}") ;;
  esac
done
printf 'level=info reaped=%d stuck=%d\n' "$(( ${#worker[@]} - ${#failed[@]} ))" "${#failed[@]}" >&2

report=$(for id in "${!OUTCOME[@]}"; do printf '%s\t%s\n' "$id" "${OUTCOME[$id]}"; done |
  jq -Rnc '[inputs | split("\t") | {key: .[0], value: .[1]}] | from_entries')
(( ${#failed[@]} == 0 )) || rune_error 3 "some services are still registered" "$report"
rune_ok "reaped" "$report"
