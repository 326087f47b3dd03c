#!/usr/bin/env bash
# Odd statuses of other programs and of a subshell are translated to standard ones.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
rc=0
(timeout 5 ls /mnt/nfs >/dev/null 2>&1 || exit 75) || rc=$?
case $rc in
  0) rune_ok "Share answers" '{"stale":false}' ;;
  75) rune_error 2 "Share is stale" '{"stale":true}' ;;
  *) rune_error 100 "Probe broke" '{"stale":null}' ;;
esac
