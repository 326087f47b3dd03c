#!/usr/bin/env bash
# take a gateway of a dispatcher set in or out of service
set -euo pipefail
shopt -s lastpipe

source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

set_id=$(rune_param set_id 1)
uri=$(rune_param uri "")
state=$(rune_param state "")
declare -A flag=([active]=a [inactive]=i [probing]=ap)

[[ $set_id =~ ^[0-9]{1,4}$ ]] || rune_error 1 'set_id is a number' '{"field":"set_id"}'
[[ $uri =~ ^sips?:[A-Za-z0-9.:@-]+$ ]] || rune_error 1 'uri is a SIP URI' '{"field":"uri"}'
[[ -n $state && -n ${flag[$state]:-} ]] || rune_error 1 'state is active, inactive or probing' '{"allowed":["active","inactive","probing"]}'

sock=(-s unix:/run/kamailio/kamailio_ctl)
kamcmd "${sock[@]}" core.uptime &>/dev/null || rune_error 2 'kamailio does not answer' '{"socket":"/run/kamailio/kamailio_ctl"}'

answer=$(kamcmd "${sock[@]}" dispatcher.set_state "${flag[$state]}" "$set_id" "$uri" 2>&1) ||
  rune_error 3 'set_state was refused' "$(jq -nc --arg a "$answer" '{answer: $a}')"

# DEST: {
#   URI: sip:10.1.1.1:5060
#   FLAGS: AP
#   PRIORITY: 0
current='' flags='' total=0 usable=0
kamcmd "${sock[@]}" dispatcher.list 2>/dev/null | while read -r word value _; do
  case $word in
    URI:) current=$value; (( total += 1 )) ;;
    FLAGS:)
      [[ $current == "$uri" ]] && flags=$value
      [[ $value == A* ]] && (( usable += 1 ))
      ;;
  esac
done || true

[[ -n $flags ]] || rune_error 3 'gateway is not in the list any more' "$(jq -nc --arg u "$uri" '{uri: $u}')"
printf 'set %s: %d of %d gateways usable\n' "$set_id" "$usable" "$total" >&2
if (( usable == 0 )); then
  rune_error 3 'no usable gateway is left' "$(jq -nc --arg u "$uri" --arg f "$flags" '{uri: $u, flags: $f}')"
fi
rune_ok "gateway is $state" "$(jq -nc --arg u "$uri" --arg f "$flags" --argjson n "$usable" '{uri: $u, flags: $f, usable: $n}')"
