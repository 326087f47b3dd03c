set -euo pipefail
# Adds a peer to a WireGuard interface and hands out its configuration.
source /opt/rune/lib/rune_bpcs.sh
rune_init

IFACE=$(rune_param interface wg0)
NAME=$(rune_param peer "")
ADDRESS=$(rune_param address "")
KEEPALIVE=$(rune_param_json keepalive true)

need() {
  [[ -n $2 ]] || rune_error 1 "a parameter is missing" "$(jq -nc --arg m "$1" '{missing:[$m]}')"
}
need peer "$NAME" | sed 's/^/need: /' >&2 || true

PRIVATE_KEY=$(wg genkey 2>/dev/null) || rune_error 4 "wg is not installed" '{}'
PUBLIC_HALF=$(wg pubkey <<<"$PRIVATE_KEY") || rune_error 3 "cannot derive the public half" '{}'

opts=(peer "$PUBLIC_HALF" allowed-ips "$ADDRESS")
if [[ $KEEPALIVE == true ]]; then
  opts+=(persistent-keepalive 25)
fi
wg set "$IFACE" "${opts[@]}" 2>/dev/null || rune_error 3 "the interface refuses the peer" "$(jq -nc --arg i "$IFACE" '{interface:$i}')"

rune_ok "peer added" "$(jq -nc --arg n "$NAME" --arg a "$ADDRESS" --arg k "$PRIVATE_KEY" '{peer:$n, address:$a, private_key:$k}')"
