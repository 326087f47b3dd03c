#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

FAIL_CODE=2

quit() {
  trap - EXIT
  rune_error "$FAIL_CODE" "$1" '{}'
}

rune_init
STAMP=$(mktemp)
trap 'rm -f -- "$STAMP"' EXIT

SRC=$(rune_param src "")
DST=$(rune_param dst "")
PHASE=$(rune_param phase "sync")

sync_once() {
  cd "$SRC"
  rsync -a ./ "$DST/" >&2 || quit "rsync failed"
}

compare() {
  if ! diff -rq "$SRC" "$DST" >"$STAMP"; then
    FAIL_CODE=3
    quit "trees differ"
  fi
}

main() {
  [[ -n $SRC && -n $DST ]] || quit "src and dst are required"
  case $PHASE in
    sync) sync_once ;;
    verify) compare ;;
    both)
      sync_once
      compare
      ;;
    skip)
      echo "skipped on request" >&2
      return 0
      ;;
    *) quit "unknown phase" ;;
  esac
  rune_ok_kv "done" "phase=$PHASE"
}

main "$@"
