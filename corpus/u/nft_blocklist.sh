#!/usr/bin/env bash
# replace the elements of an nft set by a list of addresses
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

table() { rune_param table "filter"; }
set_()  { rune_param set "blocked"; }
is_v4() { [[ $1 =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}(/[0-9]{1,2})?$ ]]; }
refuse() {
  {
    echo "refused: $*"
    rune_error 1 "bad entry" "$(jq -nc --arg e "$*" '{entry:$e}')"
  } >&2
}

T=$(table) S=$(set_)
[[ $T$S =~ ^[A-Za-z0-9_]+$ ]] || rune_error 1 "bad table or set" '{"fields":["table","set"]}'

mapfile -t WANT < <(rune_param_json addresses '[]' | jq -r '.[]')
for a in "${WANT[@]}"; do
  is_v4 "$a" || refuse "$a"
done

OLD=$(nft -j list set inet "$T" "$S" | jq -c '[.nftables[]?.set?.elem[]?]')

batch() {
  printf 'flush set inet %s %s\n' "$T" "$S"
  local e
  for e in "${WANT[@]}"; do
    printf 'add element inet %s %s { %s }\n' "$T" "$S" "$e"
  done
}
batch | nft -f - || rune_error 3 "nft refused the batch" "$(jq -nc --arg s "$S" '{set:$s}')"

rune_ok "set replaced" "$(jq -nc --argjson old "$OLD" --argjson n "${#WANT[@]}" '{before:$old, now:$n}')"
