#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

EMITTED=0
WORK=$(mktemp -d)

cleanup() {
  rm -rf -- "$WORK" || true
  if (( EMITTED == 0 )); then
    rune_error 100 "Ended early" '{}'
  fi
}
trap cleanup EXIT

answer() { EMITTED=1; rune_ok "$1" "$2"; }
refuse() { EMITTED=1; rune_error "$1" "$2" "$3"; }

TARBALL=$(rune_param tarball "")
[[ -f $TARBALL ]] || refuse 2 "No such tarball" "$(jq -nc --arg t "$TARBALL" '{tarball:$t}')"

if ! tar -xf "$TARBALL" -C "$WORK" 2>"$WORK/err"; then
  rune_error 3 "Cannot unpack" "$(jq -nc --rawfile e "$WORK/err" '{stderr:$e}')"
fi

COUNT=$(find "$WORK" -type f | wc -l)
answer "unpacked" "$(jq -nc --argjson c "$COUNT" '{files:$c}')"
