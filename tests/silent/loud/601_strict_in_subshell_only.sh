#!/usr/bin/env bash
# The strict options hold in a subshell and end with it.
source /opt/rune/lib/rune_bpcs.sh
rune_init

(
  set -euo pipefail
  etcdctl snapshot save /var/backups/etcd.db >/dev/null
  gzip -f /var/backups/etcd.db
) || rune_error 2 "Snapshot was not saved" '{"saved":false}'
rune_ok "Snapshot saved" '{"saved":true}'
# expect-at: 1 RUNE601
