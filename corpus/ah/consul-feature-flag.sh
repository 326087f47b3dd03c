#!/usr/bin/env bash
# Switch a feature flag in consul's key/value store, with check-and-set.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

details() { jq -nc --arg flag "$flag" --arg old "$1" --arg new "$2" '{flag: $flag, before: $old, after: $new}'; }
last_error() { tail -n 1 "$errors" | cut -c1-200; }

# Sets index and current. A flag that is not there has the index 0.
load_flag() {
  local text
  if text=$(consul kv get -detailed "$path" 2>"$errors"); then
    index=$(awk '$1 == "ModifyIndex" { print $2 }' <<<"$text")
    current=$(awk '$1 == "Value" { print $2 }' <<<"$text")
    [[ $index =~ ^[0-9]{1,18}$ ]]
    return
  fi
  index=0 current=absent
  grep -q 'No key exists' "$errors"
}

store_flag() {
  case $1 in
    absent) consul kv delete -cas -modify-index="$index" "$path" >&2 2>"$errors" ;;
    *) consul kv put -cas -modify-index="$index" "$path" "$1" >&2 2>"$errors" ;;
  esac
}

rune_init
flag=$(rune_param flag "")
wanted=$(rune_param value "")
prefix=$(rune_param prefix features)
tries=$(rune_param tries 3)

if [[ ! $flag =~ ^[a-z][a-z0-9_]{1,40}$ ]]; then
  rune_error 1 "flag is missing or malformed" '{"missing":["flag"]}'
fi
case $wanted in
  on | off | absent) : ;;
  *) rune_error 1 "value must be on, off or absent" '{"allowed":["on","off","absent"]}' ;;
esac
case $tries in
  [1-9]) : ;;
  *) rune_error 1 "tries must be 1 to 9" ;;
esac

path=$prefix/$flag
index=0 current=unknown

for ((try = 1; try <= tries; try++)); do
  if ! load_flag; then
    rune_error 2 "consul could not be read" "$(jq -nc --arg reason "$(last_error)" '{reason: $reason}')"
  fi
  before=$current
  if [[ $before == "$wanted" ]]; then
    rune_ok "flag $flag is $wanted already" "$(details "$before" "$wanted")"
  fi
  if store_flag "$wanted"; then
    rune_ok "flag $flag is now $wanted" "$(details "$before" "$wanted")"
  fi
  echo "try $try: $(last_error)" >&2
  sleep 1
done

rune_error 3 "flag $flag was changed by someone else each time" "$(details "$current" "$current")"
