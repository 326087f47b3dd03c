#!/usr/bin/env bash
# Snapshot of the local etcd member. Any unexpected end is answered by the EXIT trap.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
rune_init

SENT=""
STEP=start
answer() { SENT=yes; "$@"; }

on_exit() {
  local rc=$?
  [[ -n ${TMP:-} ]] && rm -rf -- "$TMP"
  if [[ -z $SENT ]]; then
    SENT=yes
    rune_error_kv 100 "Snapshot plugin ended early" "step=$STEP" "status=$rc"
  fi
}
trap on_exit EXIT

DEST=$(rune_param dest /var/backups/etcd)
KEEP=$(rune_param keep 5)
[[ $KEEP =~ ^[1-9][0-9]?$ ]] || answer rune_error 1 "keep must be 1..99" '{"field":"keep"}'

export ETCDCTL_API=3
export ETCDCTL_CACERT=/etc/kubernetes/pki/etcd/ca.crt
export ETCDCTL_CERT=/etc/kubernetes/pki/etcd/healthcheck-client.crt
export ETCDCTL_KEY=/etc/kubernetes/pki/etcd/healthcheck-client.key

STEP=health
etcdctl endpoint health >&2 || answer rune_error 2 "etcd is not healthy" '{"endpoint":"127.0.0.1:2379"}'

STEP=snapshot
TMP=$(mktemp -d)
NAME=etcd-$(hostname -s)-$(date -u +%Y%m%dT%H%M%SZ).db
etcdctl snapshot save "$TMP/$NAME" >&2
STEP=verify
META=$(etcdctl snapshot status "$TMP/$NAME" -w json)
STEP=store
install -D -m 600 "$TMP/$NAME" "$DEST/$NAME"

STEP=rotate
mapfile -t old < <(ls -1t "$DEST" | grep -E '^etcd-.*\.db$' | tail -n "+$((KEEP + 1))")
for f in "${old[@]}"; do
  rm -f -- "$DEST/$f"
done

STEP=answer
OUT=$(jq -c --arg f "$DEST/$NAME" --argjson n "${#old[@]}" '{file: $f, revision, keys: .totalKey, rotated: $n}' <<<"$META")
answer rune_ok "Snapshot stored" "$OUT"
