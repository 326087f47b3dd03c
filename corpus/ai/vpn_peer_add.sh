#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

hub=$(rune_param concentrator vpn1.example.net)
peer=$(rune_param peer_key "")
nets=$(rune_param_json allowed_ips '[]')
psk=$(rune_param preshared_secret "")

[[ $hub =~ ^vpn[0-9]\.example\.net$ ]] || rune_error 1 "unknown concentrator"
case $peer in
  *[!A-Za-z0-9+/=]*|'') rune_error 1 "peer_key is not base64" '{"field":"peer_key"}' ;;
esac
[[ $(jq -r 'type' <<<"$nets") == array ]] || rune_error 1 "allowed_ips must be a list"

on_hub() { ssh -n -o BatchMode=yes -o ConnectTimeout=5 "root@$hub" "$@"; }

on_hub 'ip link show wg0' >/dev/null 2>&1 || rune_error 2 "concentrator has no wg0 or does not answer"

ips=""
while IFS= read -r net; do
  case $net in
    */*) ips+="${ips:+,}$net" ;;
    *) ips+="${ips:+,}$net/32" ;;
  esac
done < <(jq -r '.[]' <<<"$nets")
[[ $ips ]] || rune_error 1 "allowed_ips is empty"

if on_hub "wg show wg0 peers | grep -qxF '$peer'" >/dev/null 2>&1; then
  rune_ok "peer is already there" '{"changed":false}'
fi

ssh -n -o BatchMode=yes "root@$hub" "wg set wg0 peer '$peer' allowed-ips $ips" 2>/dev/null 1>&2 ||
  rune_error 3 "wg refused the peer"

if [[ -n $psk ]]; then
  logger -t vpn_peer_add "psk ${psk} set for ${peer:0:8}"
  printf '%s\n' "$psk" |
    ssh -o BatchMode=yes "root@$hub" "wg set wg0 peer '$peer' preshared-key /dev/stdin" >&2 ||
    rune_error 3 "peer was added without its preshared key"
fi

on_hub 'wg-quick save wg0' >&2 || rune_error 3 "peer added, not saved"
rune_ok "peer added" "$(jq -nc --arg i "$ips" "{changed: true, hub: \"$hub\", allowed_ips: (\$i | split(\",\"))}")"
