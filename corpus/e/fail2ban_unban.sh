#!/usr/bin/env bash
set -euo pipefail
. "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

ip=$(rune_param ip "")
[[ $ip =~ ^[0-9a-fA-F.:]+$ ]] || rune_error 1 "ip is not an address" '{"parameter":"ip"}'

systemctl -q is-active fail2ban || rune_error 2 "fail2ban is not running" '{}'

jails=$(fail2ban-client status 2>/dev/null | sed -n 's/.*Jail list:[[:space:]]*//p' | tr -d ' ' | tr ',' '\n' || true)

hits=()
for jail in $jails; do
  if fail2ban-client get "$jail" banip 2>/dev/null | tr ' ' '\n' | grep -Fxq -- "$ip"; then
    fail2ban-client set "$jail" unbanip "$ip" >/dev/null && hits+=("$jail")
  fi
done

if [[ ${#hits[@]} -eq 0 ]]; then
  rune_ok "address was not banned" "$(jq -nc --arg ip "$ip" '{ip:$ip, jails:[]}')"
fi
rune_ok "address unbanned" "$(jq -nc --arg ip "$ip" '{ip:$ip, jails:$ARGS.positional}' --args -- "${hits[@]}")"
