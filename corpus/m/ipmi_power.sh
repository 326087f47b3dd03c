#!/usr/bin/env bash
# bmc power: status | on | soft | cycle.  IPMI_PASSWORD comes from the agent's environment, never from the message
set -euo pipefail
cd "$(dirname "$0")"; . ./rune_bpcs.sh; rune_init

bmc=$(rune_param bmc ""); user=$(rune_param user admin); act=$(rune_param action status); tries=$(rune_param tries 3)
[[ $bmc =~ ^[A-Za-z0-9.:-]+$ ]] || rune_error 1 "bmc?" '{"missing":["bmc"]}'
[[ $tries == [1-9] ]] || rune_error 1 "tries must be 1 to 9" '{"parameter":"tries"}'
case $act in status|on|soft|cycle) ;; *) rune_error 1 "unknown action" '{"allowed":["status","on","soft","cycle"]}' ;; esac
[[ -n ${IPMI_PASSWORD:-} ]] || rune_error 4 "IPMI_PASSWORD is not set" '{"variable":"IPMI_PASSWORD"}'
export IPMI_PASSWORD

ipmi() { timeout 20 ipmitool -I lanplus -H "$bmc" -U "$user" -E "$@" </dev/null; }
pwr()  { ipmi chassis power status 2>/dev/null | sed -n 's/^Chassis Power is //p'; }
retry() { local i; for ((i = 1; i <= tries; i++)); do "$@" && return; sleep $((i * 2)); done; return 1; }

was=$(retry pwr) || rune_error 2 "bmc does not answer" "$(jq -nc --arg b "$bmc" '{bmc:$b}')"
[[ $act != status ]] || rune_ok "power is $was" "$(jq -nc --arg s "$was" '{power:$s}')"
[[ $was == off && $act == cycle ]] && act=on
[[ $was == on && $act == on ]] && rune_ok "already on" '{"power":"on","changed":false}'

retry ipmi chassis power "$act" >/dev/null 2>&1 || rune_error 3 "bmc refused: $act" "$(jq -nc --arg a "$act" '{action:$a}')"

want=on; [[ $act == soft ]] && want=off
now=
for _ in {1..30}; do
  now=$(pwr || true)
  [[ $now == "$want" ]] && break
  sleep 5
done
[[ $now == "$want" ]] || rune_error 3 "host did not get there" "$(jq -nc --arg w "$want" --arg n "$now" '{want:$w, now:$n}')"
rune_ok "power $act done" "$(jq -nc --arg w "$was" --arg n "$now" '{before:$w, after:$n, changed:true}')"
