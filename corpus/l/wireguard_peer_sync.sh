#!/usr/bin/env bash
# Write the peers of a WireGuard interface from the message and load them without dropping sessions.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

ifname=$(rune_param interface wg0)
peers=$(rune_param_json peers '[]')
[[ $ifname =~ ^wg[0-9]{1,3}$ ]] || rune_error 1 "interface must be wgN" "$(jq -nc --arg i "$ifname" '{interface:$i}')"
jq -e 'type == "array" and all(.[]; has("public_key") and has("allowed_ips"))' >/dev/null 2>&1 <<<"$peers" \
  || rune_error 1 "peers must be a list of {public_key, allowed_ips}" '{"invalid":["peers"]}'

conf=/etc/wireguard/$ifname.conf
key_file=/etc/wireguard/$ifname.key
[[ -r $key_file && -f $conf ]] || rune_error 4 "interface is not set up here" "$(jq -nc --arg c "$conf" '{conf:$c}')"

umask 077
new=$(mktemp "$conf.XXXXXX")
trap 'rm -f -- "$new"' EXIT
{
  sed '/^\[Peer\]/,$d' "$conf"
  while IFS=$'\t' read -r key ips keepalive; do
    cat <<EOF

[Peer]
PublicKey = $key
AllowedIPs = $ips
PersistentKeepalive = $keepalive
EOF
  done < <(jq -r '.[] | [.public_key, (.allowed_ips | if type == "array" then join(", ") else . end), (.keepalive // 25)] | @tsv' <<<"$peers")
} >"$new"

changed=false
if ! diff -q "$conf" "$new" >/dev/null; then
  mv -f -- "$new" "$conf" || rune_error 2 "cannot replace the configuration" '{}'
  stripped=$(mktemp)
  wg-quick strip "$ifname" >"$stripped" 2>/dev/null || { rm -f "$stripped"; rune_error 3 "wg-quick cannot read it" '{}'; }
  wg syncconf "$ifname" "$stripped" 2>/dev/null || { rm -f "$stripped"; rune_error 3 "the kernel refused the peers" '{}'; }
  rm -f "$stripped"
  changed=true
fi

live=$(wg show "$ifname" peers 2>/dev/null | wc -l) || rune_error 2 "interface is down" '{}'
rune_ok "peers in place" "$(jq -nc --arg i "$ifname" --argjson c "$changed" --argjson n "$live" \
  '{interface:$i, changed:$c, live_peers:$n}')"
