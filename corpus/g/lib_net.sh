# Network helpers: every function prints one JSON value on its stdout, or fails.

net_iface() {
  ip -json addr show dev "$1" 2>/dev/null | jq -c '.[0] | {name: .ifname, state: .operstate, mtu}'
}

net_route() {
  ip -json route get "$1" 2>/dev/null | jq -c '.[0] | {dst, dev, gateway: (.gateway // null)}'
}

net_resolve() {
  getent ahosts "$1" | awk '$2 == "STREAM" {print $1}' | jq -Rnc '{addresses: [inputs]}'
}

net_note() {
  printf 'net: %s\n' "$*" >&2
}
