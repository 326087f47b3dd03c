#!/usr/bin/env bash
# Unban an address in every jail
set -euo pipefail

rune_init

ip="$(rune_param ip "")"
if ! [[ "$ip" =~ ^[0-9a-f.:]+$ ]]; then
  rune_error 1 "ip is missing or malformed" '{"parameter":"ip"}'
fi

jails="$(fail2ban-client status | sed -n 's/.*Jail list:[[:space:]]*//p' | tr -d ',' || true)"

count=0
for jail in $jails; do
  if fail2ban-client set "$jail" unbanip "$ip" >/dev/null 2>&1; then
    count=$((count + 1))
  fi
done

echo "unbanned in $count jails" >&2
rune_ok "Unbanned" "$(jq -nc --arg ip "$ip" --argjson n "$count" '{ip:$ip, jails:$n}')"
