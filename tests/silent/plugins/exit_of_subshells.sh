#!/usr/bin/env bash
# Each exit here ends only a subshell or another shell, and its status is looked at.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
rc=0
( cd /var/lib/app || exit 4; test -w . || exit 2 ) || rc=$?
case "$rc" in
  0) ;;
  4) rune_error 4 "no data folder" ;;
  *) rune_error 2 "the data folder is read-only" ;;
esac
if ! bash -c 'test -s "$1" || exit 9' _ /var/lib/app/db </dev/null; then
  rune_error 3 "the database is empty"
fi
rune_ok "data folder fine" '{}'
