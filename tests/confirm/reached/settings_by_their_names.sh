#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

[[ -r /etc/rune/mirror.conf ]] || rune_error 4 "configuration is missing" '{"file":"/etc/rune/mirror.conf"}'
host= module= target=
while IFS='=' read -r key value; do
  case $key in
    host) host=$value ;;
    module) module=$value ;;
    target) target=$value ;;
    *) echo "unknown: $key" >&2 ;;
  esac
done < /etc/rune/mirror.conf
for need in host module target; do
  [[ -n ${!need} ]] || rune_error 4 "not set" "$(jq -nc --arg s "$need" '{setting:$s}')"
done
echo "rsync://$host/$module to $target" # expect: RUNE101
rune_ok "would be mirrored"
