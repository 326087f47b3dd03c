#!/bin/sh
# nic_offload: switch offload features of a network card
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

NIC=`rune_param nic ""`
FEATURE=`rune_param feature tso`
STATE=`rune_param state off`

case "$NIC" in
	''|*[!a-z0-9.]*) rune_error 1 "nic missing or strange" '{"missing":["nic"]}' ;;
esac
case "$FEATURE" in tso|gso|gro|lro|rx|tx) ;; *) rune_error 1 "unknown feature" '{"param":"feature"}' ;; esac
case "$STATE" in on|off) ;; *) rune_error 1 "state is on or off" '{"param":"state"}' ;; esac

[ -d /sys/class/net/$NIC ] || rune_error 2 "no such card" "`jq -nc --arg n "$NIC" '{nic: $n}'`"

BEFORE=`ethtool -k $NIC 2>/dev/null | awk -F': ' '/fixed/ { n++ } END { print n + 0 }'` || BEFORE=0
echo "$BEFORE fixed features" >&2

if ! ethtool -K $NIC $FEATURE $STATE >/dev/null 2>&1; then
	rune_error 3 "driver refused" "`jq -nc --arg n "$NIC" --arg f "$FEATURE" '{nic: $n, feature: $f}'`"
fi

DRIVER=`ethtool -i $NIC | awk -F': ' '$1 == "driver" { print $2 }'` || DRIVER=unknown
FW=`ethtool -i $NIC | awk -F': ' '$1 == "firmware-version" { print $2 }'` || FW=unknown
rune_ok_kv "feature set" "nic=$NIC" "feature=$FEATURE" "state=$STATE" "driver=$DRIVER" "firmware-version=$FW"
