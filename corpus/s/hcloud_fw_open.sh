#!/usr/bin/env bash
# open a port in a hetzner cloud firewall for the caller's ip
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
tee /tmp/fw_last.json | rune_init

fw=$(rune_param firewall web)
ip=$(rune_param ip "")
port=$(rune_param port 22)
[[ $ip =~ ^([0-9]{1,3}\.){3}[0-9]{1,3}$ ]] || rune_error 1 "bad ip"
[[ $port =~ ^[0-9]{1,5}$ ]] || rune_error 1 "bad port"
[ -n "${HCLOUD_TOKEN:-}" ] || [ -f ~/.config/hcloud/cli.toml ] || rune_error 4 "no hcloud login"

rules=$(hcloud firewall describe "$fw" -o json 2>/dev/null | jq -c .rules) || rune_error 2 "no such firewall"
if jq -e --arg ip "$ip/32" --arg p "$port" 'any(.[]; .port == $p and (.source_ips | index($ip)))' <<<"$rules" >/dev/null; then
  rune_ok "already open" '{"changed":false}'
fi
hcloud firewall add-rule "$fw" --direction in --protocol tcp --port "$port" --source-ips "$ip/32" >&2 || rune_error 3 "add-rule failed"

# hcloud applies it at once, nothing to wait for
rune_ok "opened" '{"changed":true}'
