#!/bin/bash
# Adds addresses to an nftables set, or removes them from it.
set -Eeuo pipefail

source /opt/rune/lib/rune_bpcs.sh

on_error() {
  local status=$1 line=$2
  if [ "$BASH_SUBSHELL" -eq 0 ]; then
    rune_error 100 "unexpected failure" \
      "$(jq -nc --argjson status "$status" --argjson line "$line" '{status: $status, line: $line}')" >&3
  fi
}

exec 3>&1 1>&2
rune_init >&3
trap 'on_error "$?" "$LINENO"' ERR

payload=$(mktemp)
trap 'rm -f "$payload"' EXIT
rune_all_params > "$payload"

table=$(jq -r '.table // "filter"' < "$payload")
set_name=$(jq -r '.set // "blocklist"' < "$payload")
action=$(jq -r '.action // "add"' < "$payload")
timeout=$(jq -r '.timeout // "1h"' < "$payload")
save_to=$(jq -r '.save_to // ""' < "$payload")

for word in "$table" "$set_name"; do
  if [[ ! $word =~ ^[a-z][a-z0-9_]*$ ]]; then
    rune_error 1 "table and set must be plain names" >&3
  fi
done
if [[ ! $timeout =~ ^[1-9][0-9]{0,3}[smhd]$ ]]; then
  rune_error 1 "timeout must look like 30m, 1h or 7d" >&3
fi
if ! jq -e '.addresses | type == "array" and length > 0' < "$payload" > /dev/null; then
  rune_error 1 "addresses must be a list" '{"missing":["addresses"]}' >&3
fi

if ! nft list set inet "$table" "$set_name" > /dev/null; then
  rune_error 4 "no such set" "$(jq -nc --arg table "$table" --arg set "$set_name" '{table: $table, set: $set}')" >&3
fi

is_in_set() {
  nft get element inet "$table" "$set_name" "{ $1 }" > /dev/null 2>&1
}

change() {
  case "$action" in
    add)
      if is_in_set "$1"; then echo same; return; fi
      nft add element inet "$table" "$set_name" "{ $1 timeout $timeout }" >&2 && echo added || echo failed
      ;;
    remove)
      if ! is_in_set "$1"; then echo same; return; fi
      nft delete element inet "$table" "$set_name" "{ $1 }" >&2 && echo removed || echo failed
      ;;
  esac
}

case "$action" in
  add | remove) ;;
  *) rune_error 1 "action must be add or remove" '{"allowed":["add","remove"]}' >&3 ;;
esac

ipv4='^([0-9]{1,3}\.){3}[0-9]{1,3}(/[0-9]{1,2})?$'
declare -A outcome=()
invalid=0
while IFS= read -r address; do
  if [[ $address =~ $ipv4 ]]; then
    outcome[$address]=$(change "$address")
    echo "$address: ${outcome[$address]}"
  else
    echo "no IPv4 address: $address"
    invalid=$((invalid + 1))
  fi
done < <(jq -r '.addresses[] | tostring' "$payload")

# in one of the commands from here on something may fail: the ERR trap answers then
size=$(nft -j list set inet "$table" "$set_name" | jq '[.nftables[] | .set? | .elem? // [] | length] | add')
result=$(for address in "${!outcome[@]}"; do
  printf '%s\t%s\n' "$address" "${outcome[$address]}"
done | jq -Rnc --argjson size "$size" --argjson invalid "$invalid" '
  [inputs | split("\t") | {address: .[0], outcome: .[1]}]
  | {addresses: sort_by(.address), invalid: $invalid, size: $size}')

if [ -n "$save_to" ]; then
  nft list ruleset > "$save_to"
fi

if jq -e '.invalid > 0 or any(.addresses[]; .outcome == "failed")' <<< "$result"; then
  rune_error 3 "not every address could be handled" "$result" >&3
fi
rune_ok "addresses handled" "$result" >&3
