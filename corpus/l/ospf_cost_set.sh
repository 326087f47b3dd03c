#!/usr/bin/env bash
# Set the OSPF cost of a link on several routers at once, by ssh; undo everywhere when one refuses.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

link=$(rune_param link "")
cost=$(rune_param cost "")
mode=$(rune_param mode apply)
mapfile -t routers < <(rune_param_json routers '[]' | jq -r '.[]')

[[ $link =~ ^[a-z]{2,8}[0-9./]{1,8}$ ]] || rune_error 1 "link looks wrong" "$(jq -nc --arg l "$link" '{link:$l}')"
[[ $cost =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "cost must be 1 to 65535" "$(jq -nc --arg c "$cost" '{cost:$c}')"
(( cost <= 65535 )) || rune_error 1 "cost must be 1 to 65535" '{}'
case $mode in apply|dry-run) ;; *) rune_error 1 "mode is apply or dry-run" '{}' ;; esac
(( ${#routers[@]} )) || rune_error 1 "routers: at least one" '{"missing":["routers"]}'

opts=(-n -o BatchMode=yes -o ConnectTimeout=8)
remote() { ssh "${opts[@]}" -- "$1" "vtysh -c 'conf t' -c 'interface $link' -c '$2'" >/dev/null 2>&1; }

done_on=()
undo() {
  local r
  for r in "${done_on[@]}"; do
    remote "$r" "no ip ospf cost" || echo "could not undo on $r" >&2
  done
}
for r in "${routers[@]}"; do
  [[ $r =~ ^[A-Za-z0-9.-]+$ ]] || rune_error 1 "bad router name" "$(jq -nc --arg r "$r" '{router:$r}')"
done
if [[ $mode == dry-run ]]; then
  rune_ok "nothing changed" "$(jq -nc --arg l "$link" '{link:$l, routers:$ARGS.positional}' --args "${routers[@]}")"
fi
for r in "${routers[@]}"; do
  if remote "$r" "ip ospf cost $cost"; then
    done_on+=("$r")
  else
    undo
    rune_error 3 "refused, the others were put back" "$(jq -nc --arg r "$r" '{failed:$r, undone:$ARGS.positional}' --args "${done_on[@]}")"
  fi
done
rune_ok "cost set" "$(jq -nc --arg l "$link" --argjson c "$cost" '{link:$l, cost:$c, routers:$ARGS.positional}' --args "${done_on[@]}")"
