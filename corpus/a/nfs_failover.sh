#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

VIP=$(rune_param vip "")
IFACE=$(rune_param interface "eth0")
ROLE=$(rune_param role "primary")

if [[ ! $VIP =~ ^[0-9.]+$ ]]; then
  echo "vip is malformed: $VIP" >&2
  kill $$
fi

watch_exports() {
  sleep 60
  exportfs -ra 2>/dev/null || logger -t nfs_failover "exportfs failed"
}

probe() {
  local out=$(
    if ! arping -c 1 -w 2 -I "$IFACE" "$VIP"; then
      rune_error 3 "address does not answer" '{"step":"arping"}'
    fi
  )
  echo "$out" >&2
}

if [[ $ROLE == standby ]]; then
  exec systemctl stop nfs-server
fi

ip addr add "$VIP/24" dev "$IFACE" >&2 || echo "address was there" >&2
systemctl start nfs-server >&2 || rune_error 3 "nfs-server does not start" '{"step":"start"}'
probe
watch_exports &

rune_ok "this node serves now" "$(jq -nc --arg v "$VIP" '{vip:$v}')"
