#!/usr/bin/env bash
# Sync a named nft set with the list in the message.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

SET=$(rune_param set "")
ADDRESSES=$(rune_param_json addresses '[]')
WORK=$(mktemp -d)
if [[ $(rune_param trace "false") == true ]]; then
  PS4='+ ${LINENO}: '
  BASH_XTRACEFD=1
  set -x
fi

cleanup() {
  local rc=$?
  rm -rf "$WORK"
  if [[ $rc -ne 0 ]]; then
    rune_error 100 "nft_set_sync stopped early" "$(jq -nc --argjson r "$rc" '{status:$r}')"
  fi
}
trap cleanup EXIT

[[ $SET =~ ^[a-z_]+$ ]] || rune_error 1 "bad set name" '{"field":"set"}'
jq -e 'type == "array"' <<<"$ADDRESSES" >/dev/null || rune_error 1 "addresses must be an array" '{"field":"addresses"}'

jq -r '.[]' <<<"$ADDRESSES" | sort -u >"$WORK/want"
while read -r a; do
  [[ $a =~ ^[0-9.]+(/[0-9]+)?$ ]] || rune_error 1 "not an address" "$(jq -nc --arg a "$a" '{address:$a}')"
done <"$WORK/want"

nft -j list set inet filter "$SET" 2>/dev/null \
  | jq -r '.nftables[] | .set? // empty | .elem // [] | .[] | strings' | sort -u >"$WORK/have" \
  || rune_error 2 "no such set" "$(jq -nc --arg s "$SET" '{set:$s}')"

comm -13 "$WORK/have" "$WORK/want" >"$WORK/add"
comm -23 "$WORK/have" "$WORK/want" >"$WORK/del"

{
  while read -r a; do printf 'add element inet filter %s { %s }\n' "$SET" "$a"; done <"$WORK/add"
  while read -r a; do printf 'delete element inet filter %s { %s }\n' "$SET" "$a"; done <"$WORK/del"
} >"$WORK/batch"

echo "batch has $(wc -l <"$WORK/batch") lines"
nft -f "$WORK/batch" 2>"$WORK/err" || rune_error 3 "nft refused the batch" "$(jq -nc --rawfile e "$WORK/err" '{stderr:$e}')"
rune_ok "Set in sync" "$(jq -nc --argjson n "$(wc -l <"$WORK/want")" '{elements:$n}')"
