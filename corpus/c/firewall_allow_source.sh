#!/usr/bin/env bash
# Adds one source address to the allow chain, idempotent.
set -euo pipefail
umask 077
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "${LIB_DIR}/rune_bpcs.sh"
rune_init

CHAIN=RUNE-ALLOW
src="$(rune_param source "")"
port="$(rune_param port "443")"

octet='(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])'
if [[ ! ${src} =~ ^${octet}\.${octet}\.${octet}\.${octet}(/[0-9]{1,2})?$ ]]; then
  rune_error 1 "source is not an IPv4 address" "$(jq -nc --arg s "${src}" '{source:$s}')"
fi
case "${port}" in
  22 | 80 | 443 | 5432) ;;
  *) rune_error 1 "port is not on the allow-list" '{"allowed":[22,80,443,5432]}' ;;
esac

snapshot="$(mktemp /var/tmp/iptables.XXXXXX)"
if ! iptables-save >"${snapshot}"; then
  rm -f "${snapshot}"
  rune_error 2 "iptables-save failed" '{"step":"snapshot"}'
fi

rule=(-s "${src}" -p tcp --dport "${port}" -m comment --comment "rune" -j ACCEPT)

iptables -N "${CHAIN}" 2>/dev/null || true

if iptables -C "${CHAIN}" "${rule[@]}" 2>/dev/null; then
  added=false
elif iptables -A "${CHAIN}" "${rule[@]}"; then
  added=true
else
  # put everything back as it was
  iptables-restore <"${snapshot}" || echo "restore failed too" >&2
  rune_error 3 "iptables refused the rule" "$(jq -nc --arg f "${snapshot}" '{snapshot:$f}')"
fi

rules=$(iptables -S "${CHAIN}" | grep -c -- '-j ACCEPT' || true)
rune_ok "Source allowed" "$(jq -nc --arg s "${src}" --argjson a "${added}" --arg r "${rules}" '{source:$s, added:$a, rules:($r | tonumber)}')"
