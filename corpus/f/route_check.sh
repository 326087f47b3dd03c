#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/rune_bpcs.sh"
rune_init

target=$(rune_param target "")
debug=$(rune_param debug "false")
[[ $target =~ ^[0-9a-f.:]+$ ]] || rune_error 1 'target: an address' '{"field":"target"}'

if [[ $debug == true ]]; then
  BASH_XTRACEFD=1
  set -x
fi

# "1.1.1.1 via 10.0.0.1 dev eth0 src 10.0.0.5 uid 0"
read -r _ kind gw rest < <(ip -o route get "$target" 2>/dev/null)

dev=- src=-
case $kind in
  via) ;;
  dev) rest="dev $gw $rest" gw=direct ;;
  *)   rune_error 3 'unreachable' "$(jq -nc --arg t "$target" '{target:$t}')" ;;
esac
[[ $rest =~ dev\ ([^\ ]+) ]] && dev=${BASH_REMATCH[1]}
[[ $rest =~ src\ ([^\ ]+) ]] && src=${BASH_REMATCH[1]}

printf '%-12s %s\n' target "$target" gateway "$gw" device "$dev" source "$src" >&2
rune_ok 'route found' "$(jq -nc --arg t "$target" --arg g "$gw" --arg d "$dev" --arg s "$src" '{target:$t, gateway:$g, device:$d, source:$s}')"
