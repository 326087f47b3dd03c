#!/usr/bin/env bash
# Replace the members of an nftables set by the addresses in the message (atomic, one nft transaction).
set -euo pipefail
source "$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)/rune_bpcs.sh"
rune_init

family=$(rune_param family inet)
table=$(rune_param table filter)
set_name=$(rune_param set "")
wanted=$(rune_param_json addresses '[]')

case $family in inet|ip|ip6) ;; *) rune_error 1 "family must be inet, ip or ip6" ;; esac
for word in "$table" "$set_name"; do
  [[ $word =~ ^[A-Za-z_][A-Za-z0-9_]{0,30}$ ]] || rune_error 1 "table and set must be plain names"
done
jq -e 'type == "array" and length <= 5000 and all(.[]; type == "string")' <<<"$wanted" >/dev/null ||
  rune_error 1 "addresses must be a list of at most 5000 strings"

command -v nft >/dev/null || rune_error 4 "nftables is not installed"
(( EUID == 0 )) || rune_error 4 "root is needed"

ruleset=$(mktemp) saved=$(mktemp)
trap 'rm -f -- "$ruleset" "$saved"' EXIT

if ! nft -j list set "$family" "$table" "$set_name" >"$saved" 2>/dev/null; then
  rune_error 2 "set does not exist" "$(jq -nc --arg t "$table" --arg s "$set_name" '{table:$t, set:$s}')"
fi

have=$(jq -r '.nftables[] | .set? // empty | .elem[]? | if type == "object" then (.elem.val? // .prefix | if type == "object" then "\(.addr)/\(.len)" else . end) else . end' "$saved" | sort -u) ||
  rune_error 100 "nft printed an unknown document"
want=$(jq -r '.[]' <<<"$wanted" | sort -u)

while IFS= read -r addr; do
  [[ -z $addr ]] && continue
  [[ $addr =~ ^[0-9a-fA-F:.]+(/[0-9]{1,3})?$ ]] || rune_error 1 "not an address" "$(jq -nc --arg a "$addr" '{address:$a}')"
done <<<"$want"

add=$(comm -13 <(printf '%s\n' "$have") <(printf '%s\n' "$want") | sed '/^$/d')
del=$(comm -23 <(printf '%s\n' "$have") <(printf '%s\n' "$want") | sed '/^$/d')

if [[ -z $add && -z $del ]]; then
  rune_ok "set already up to date" '{"added":0,"removed":0}'
fi

emit_ops() {
  local verb=$1 a
  while IFS= read -r a; do
    if [[ -n $a ]]; then
      printf '%s element %s %s %s { %s }\n' "$verb" "$family" "$table" "$set_name" "$a"
    fi
  done
}
{
  emit_ops delete <<<"$del"
  emit_ops add <<<"$add"
} >"$ruleset"

if ! complaint=$(nft -c -f "$ruleset" 2>&1); then
  rune_error 1 "nft rejects the new members" "$(jq -nc --arg c "${complaint:0:800}" '{nft:$c}')"
fi
nft -f "$ruleset" >&2 || rune_error 3 "transaction failed"

added=$(grep -c '^add ' "$ruleset" || true)
removed=$(grep -c '^delete ' "$ruleset" || true)
rune_ok "set updated" "$(jq -nc --argjson a "$added" --argjson r "$removed" '{added:$a, removed:$r}')"
