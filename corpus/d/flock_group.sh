#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"
rune_init
require flock rsync

SRC=$(rune_param src "")
DST=$(rune_param dst "")
[[ -n $SRC && -n $DST ]] || die 1 "src and dst are required"

LOCK="${TMPDIR:-/tmp}/rune-rsync.lock"
rc=0
(
  flock -w 5 9 || exit 75
  cd "$SRC" || exit 66
  rsync -a --delete --stats ./ "$DST/" || exit 70
  echo "synced $(date)"
) 9>"$LOCK" >&2 || rc=$?

case $rc in
  0)  rune_ok "synced" "$(jq -nc --arg s "$SRC" --arg d "$DST" '{src:$s, dst:$d}')" ;;
  66) rune_error 2 "Source not found" "$(jq -nc --arg s "$SRC" '{src:$s}')" ;;
  75) rune_error 2 "Locked by another run" '{"retry":true}' ;;
  *)  rune_error 3 "rsync failed" "$(jq -nc --argjson rc "$rc" '{status:$rc}')" ;;
esac
