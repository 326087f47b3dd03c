#!/bin/bash
set -euo pipefail
in=$(cat)
ip=$(jq -r '.payload.input_parameters.ip // ""' <<<"$in")
jail=$(jq -r '.payload.input_parameters.jail // "sshd"' <<<"$in")
mm=$(jq -c .message_metadata <<<"$in"); ob=$(jq -c .observability <<<"$in")

die() {
  jq -nc --argjson m "$mm" --argjson o "$ob" --arg t "$1" '{message_metadata:$m,payload:null,observability:$o,error:{code:2,message:$t,details:{}}}'; exit 1
}

[[ $ip =~ ^[0-9a-f:.]+$ ]] || die 'bad ip'
[[ $jail =~ ^[a-z-]+$ ]] || die 'bad jail'
fail2ban-client status "$jail" >/dev/null 2>&1 || die 'no such jail'
n=$(fail2ban-client set "$jail" unbanip "$ip" 2>/dev/null) || die 'unban failed'

printf '{"message_metadata":%s,"payload":{"result":"success","output_data":{"ip":"%s","removed":"%s"}},"observability":%s,"error":null}\n' "$mm" "$ip" "$n" "$ob"
