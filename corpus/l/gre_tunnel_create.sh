#!/usr/bin/env bash
# ---------------------------------------------------------------------------
# gre_tunnel_create: GRE (or IP-in-IP) tunnel to a branch, with routes into it
# ---------------------------------------------------------------------------
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

TUNNEL="$(rune_param tunnel "gre1")"
MODE="$(rune_param mode "gre")"
LOCAL_IP="$(rune_param local "")"
REMOTE_IP="$(rune_param remote "")"
INNER="$(rune_param inner_address "")"
TTL="$(rune_param ttl "64")"
ROUTES_JSON="$(rune_param_json routes '[]')"

say() { printf 'gre_tunnel_create: %s\n' "$1" >&2; }

case "${MODE}" in
  gre | ipip) ;;
  *) rune_error 1 "mode must be gre or ipip" "$(jq -nc --arg m "${MODE}" '{mode:$m}')" ;;
esac
if [[ -z "${LOCAL_IP}" || -z "${REMOTE_IP}" ]]; then
  rune_error 1 "local and remote are required" '{"missing":["local","remote"]}'
fi

if ip link show "${TUNNEL}" >/dev/null 2>&1; then
  say "${TUNNEL} exists, replacing it"
  ip tunnel del "${TUNNEL}" 2>/dev/null || rune_error 3
fi
ip tunnel add "${TUNNEL}" mode "${MODE}" local "${LOCAL_IP}" remote "${REMOTE_IP}" ttl "${TTL}" 2>/dev/null \
  || rune_error 3 "tunnel cannot be made" "$(jq -nc --arg t "${TUNNEL}" '{tunnel:$t}')"
ip link set "${TUNNEL}" up mtu 1400 || rune_error 3 "tunnel does not come up" "$(jq -nc --arg t "${TUNNEL}" '{tunnel:$t}')"
if [[ -n "${INNER}" ]]; then
  ip address add "${INNER}" dev "${TUNNEL}" || rune_error 3 "inner address refused" "$(jq -nc --arg a "${INNER}" '{address:$a}')"
fi

ADDED=0
while IFS= read -r ROUTE; do
  if ip route replace "${ROUTE}" dev "${TUNNEL}" 2>/dev/null; then
    ADDED=$((ADDED + 1))
  else
    say "route ${ROUTE} refused"
  fi
done < <(jq -r '.[]?' <<<"${ROUTES_JSON}")

rune_ok_kv "tunnel is up" "tunnel=${TUNNEL}" "mode=${MODE}" "added=${ADDED}" "routes=${ROUTES_JSON}"
