#!/usr/bin/env bash
# Replace the elements of an nftables set in one transaction (feeds: one address or prefix per line).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

answered=
answer_ok()  { answered=1; rune_ok "$@"; }
answer_bad() { answered=1; rune_error "$@"; }
at_exit() {
  local rc=$?
  rm -rf "$tmp"
  if [[ -z $answered ]]; then
    rune_error 100 "ended unexpectedly" "$(jq -nc --arg rc "$rc" '{status:$rc}')"
  fi
}
tmp=$(mktemp -d)
trap at_exit EXIT

table=$(rune_param table filter)
set_name=$(rune_param set blocklist)
url=$(rune_param url "")
for word in "$table" "$set_name"; do
  case $word in
    *[!a-z0-9_]*|'') answer_bad 1 "table and set must be plain names" '{}' ;;
  esac
done
[[ $url == https://* ]] || answer_bad 1 "url must be https" "$(jq -nc --arg u "$url" '{url:$u}')"

fetch()    { curl -fsSL --retry 3 --max-time 60 -o "$tmp/feed" -- "$1"; }
addresses() { grep -Eo '^[0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?' "$1" | sort -u; }

fetch "$url"
addresses "$tmp/feed" >"$tmp/list"
count=$(wc -l <"$tmp/list")

# the transaction is nft's own language, not JSON
{
  echo "flush set inet $table $set_name"
  echo "add element inet $table $set_name {"
  paste -sd, "$tmp/list"
  echo "}"
} >"$tmp/batch.nft"

nft -c -f "$tmp/batch.nft"
nft -f "$tmp/batch.nft"
answer_ok "set replaced" "$(jq -nc --arg s "$set_name" --argjson n "$count" '{set:$s, elements:$n}')"
