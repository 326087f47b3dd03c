#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh

# keep our umask out of the library
( umask 022; rune_init )

lock_rules="$(rune_param lock_rules "no")"
node="$(rune_ctx node "unknown")"

systemctl enable --now auditd

if [[ "$lock_rules" == yes ]]; then
  auditctl -e 2 >/dev/null || rune_error 3 "cannot lock the rules" '{"step":"lock"}'
fi

auditctl -s | grep enabled

lost="$(auditctl -s 2>/dev/null | awk '$1 == "lost" { print $2 }' || true)"
rune_ok_kv "auditd enabled" "node=$node" "lost=${lost:-0}"
