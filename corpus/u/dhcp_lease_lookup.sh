#!/usr/bin/env bash
# find the lease of a MAC address in the files of dhcpd, dnsmasq or kea
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

lower() { tr 'A-F-' 'a-f:' <<<"$1"; }
isc() {
  awk -v mac="$2" '
    /^lease /             { ip = $2 }
    /hardware ethernet/   { hw = $3; sub(/;/, "", hw) }
    /client-hostname/     { name = $2; gsub(/[";]/, "", name) }
    /^}/ && hw == mac     { found = ip " " name }
    /^}/                  { hw = ""; name = "" }
    END                   { if (found) print found }' "$1"
}
masq() { awk -v mac="$2" '$2 == mac { print $3, $4 }' "$1"; }
kea()  { awk -F, -v mac="$2" '$2 == mac { ip = $1; n = $9 } END { if (ip) print ip, n }' "$1"; }

MAC=$(lower "$(rune_param mac "")")
[[ $MAC =~ ^([0-9a-f]{2}:){5}[0-9a-f]{2}$ ]] || rune_error 1 "mac is missing or malformed" '{"field":"mac"}'

hit="" source_=""
for pair in isc:/var/lib/dhcp/dhcpd.leases masq:/var/lib/misc/dnsmasq.leases kea:/var/lib/kea/kea-leases4.csv; do
  file=${pair#*:}
  [[ -r $file ]] || continue
  hit=$("${pair%%:*}" "$file" "$MAC") || hit=""
  [[ -z $hit ]] || { source_=$file; break; }
done

[[ -n $hit ]] || rune_error 2 "no lease" "$(jq -nc --arg m "$MAC" '{mac:$m}')"
read -r ip name <<<"$hit" || true
rune_ok "lease found" "$(jq -nc --arg m "$MAC" --arg i "$ip" --arg n "${name:-}" --arg s "$source_" \
  '{mac:$m, ip:$i, hostname:(if $n == "" then null else $n end), source:$s}')"
