#!/bin/bash
# ipmi_power_cycle: cycle a server by its BMC and wait until it is on again
set -euo pipefail

DIR=`dirname "$0"`
. "$DIR/rune_bpcs.sh"
rune_init

BMC=`rune_param bmc ""`
USR=`rune_param user root`
BMC_PASSWORD=`rune_param bmc_password ""`

[ -n "$BMC" ] || rune_error 1 "bmc is missing" '{"missing":["bmc"]}'
[ -n "$BMC_PASSWORD" ] || rune_error 1 "bmc_password is missing" '{"missing":["bmc_password"]}'

umask 077
PWFILE=`mktemp /tmp/bmc.XXXXXX`
trap 'rm -f "$PWFILE"' EXIT
printf '%s' "$BMC_PASSWORD" >"$PWFILE"

ipmi () {
  ipmitool -I lanplus -H "$BMC" -U "$USR" -f "$PWFILE" "$@" </dev/null 2>/dev/null
}

STATE=`ipmi chassis power status || echo unknown`
case "$STATE" in
  *"is on")  ACTION=cycle ;;
  *"is off") ACTION=on ;;
  *) rune_error 2 "BMC does not answer" '{"step":"status"}' ;;
esac

if ipmi chassis power $ACTION 1>&2
then
  echo "power $ACTION sent to $BMC" >&2
else
  rune_error 3 "BMC refused the power command" "`jq -nc --arg a "$ACTION" '{action:$a}'`"
fi

N=0
while [ $N -lt 30 ]
do
  N=`expr $N + 1`
  sleep 2
  NOW=`ipmi chassis power status || echo unknown`
  case "$NOW" in *"is on") break ;; esac
done

case "$NOW" in
  *"is on") rune_ok_kv "server is on" "bmc=$BMC" "action=$ACTION" "polls=$N" ;;
esac
rune_error_kv 3 "server did not come back" "bmc=$BMC" "polls=$N"
