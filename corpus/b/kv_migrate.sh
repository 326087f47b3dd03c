#!/usr/bin/env bash
set -Eeuo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# Exactly-once: every emission goes through bye(), the trap only speaks when nobody did.
declare -i SAID=0
bye() { SAID=1; "rune_$1" "${@:2}"; }
last_words() {
  local -i rc=$?
  rm -rf -- "${WORK:-/nonexistent}"
  (( SAID )) || rune_error 100 "died unexpectedly" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
}
trap last_words EXIT

WORK=$(mktemp -d)
SRC=$(rune_param source "") DST=$(rune_param target "")
[[ $SRC && $DST ]] || bye error 1 "source and target are required" '{"missing":["source","target"]}'

dump() { redis-cli -u "$1" --scan </dev/null; }
copy_key() {
  local key=$1 ttl
  ttl=$(redis-cli -u "$SRC" pttl "$key" </dev/null) || return
  (( ttl < 0 )) && ttl=0
  redis-cli -u "$SRC" --raw dump "$key" </dev/null >"$WORK/v" || return
  redis-cli -u "$DST" -x restore "$key" "$ttl" <"$WORK/v" &>>"$WORK/log"
}

dump "$SRC" >"$WORK/keys" || bye error 2 "cannot scan source" "{}"
mapfile -t keys <"$WORK/keys"

declare -i ok=0 bad=0
for key in "${keys[@]}"; do
  if copy_key "$key"; then ok+=1; else bad+=1; fi
done

printf -v summary '%d ok, %d bad' "$ok" "$bad"
echo "$summary" >&2
report=$(jq -nc --arg s "$summary" --argjson ok "$ok" --argjson bad "$bad" '{summary:$s, ok:$ok, bad:$bad}')
if (( bad )); then
  bye error 3 "some keys were not copied" "$report"
fi
bye ok "keys copied" "$report"
