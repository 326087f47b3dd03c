#!/usr/bin/env bash
# pxe boot a node through its bmc
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
n=$(rune_param node ""); usr=$(rune_param bmc_user admin); pw=$(rune_param bmc_password "")
[[ $n =~ ^[a-z]+[0-9]+$ ]] || rune_error 1 "bad node" '{}'
[[ -n $pw ]] || rune_error 1 "bmc_password is missing" '{"missing":["bmc_password"]}'
bmc() { timeout 20 ipmitool -I lanplus -H "$n-bmc" -U "$usr" -P "$pw" "$@" </dev/null 2>/dev/null; }
st=$(bmc chassis power status) || rune_error 2 "bmc does not answer" "$(jq -nc --arg n "$n" '{node:$n}')"
if ! bmc chassis bootdev pxe options=efiboot >&2; then
  rune_error $? "bootdev refused" "$(jq -nc --arg n "$n" '{node:$n}')"
fi
case ${st##* } in
  on) act=cycle ;;
  *) act=on ;;
esac
try=1
until bmc chassis power "$act" >/dev/null; do
  [ "$try" -lt 4 ] || rune_error 3 "power $act failed" "$(jq -nc --arg n "$n" '{node:$n}')"
  sleep "$try"; try=$((try + 1))
done
rune_ok "power $act" "$(jq -nc --arg n "$n" --arg a "$act" --arg s "$st" '{node:$n,action:$a,before:$s}')"
