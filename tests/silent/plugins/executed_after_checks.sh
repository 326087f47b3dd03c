#!/usr/bin/env bash
# What is executed was compared with constants, or matched by closed sets, in whatever way people ask.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

bad() { rune_error 1 "Bad $1" "$(jq -nc --arg field "$1" '{field: $field}')"; }
valid_name() { printf '%s' "$1" | grep -Eq '^[a-z][a-z0-9_-]{0,30}$'; }
contains() {
  local each
  for each in "${@:2}"; do
    [[ $each == "$1" ]] && return 0
  done
  return 1
}

name=$(rune_param name app)
valid_name "$name" || bad name
bash -c "echo $name" >&2 || true

zone=$(rune_param zone a)
contains "$zone" a b c || bad zone
eval "zone_$zone=1"

kind=$(rune_param kind all)
case "${kind,,}" in
  all | some) ;;
  *) bad kind ;;
esac
eval "echo $kind" >&2

port=$(rune_param port 80)
if [[ -z $port || $port == *[!0-9]* ]]; then bad port; fi
(( port > 1023 )) || echo low >&2

path=$(rune_param path /srv)
pattern='^/[A-Za-z0-9/_.-]+$'
if [[ ! "$path" =~ $pattern ]]; then
  bad path
fi
sed "s|@PATH@|$path|" /etc/hostname >&2 || true

size=$(rune_param size 1)
[ "$size" -ge 1 ] 2>/dev/null || size=1
(( size < 10 )) || bad size

user=$(rune_param user root)
[[ -n ${user//[a-z0-9_-]/} ]] && bad user
sh -c "id $user" >&2 || true

rune_ok "Done" "$(jq -nc --arg name "$name" '{name: $name}')"
