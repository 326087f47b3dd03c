#!/usr/bin/env bash
# EXIT trap speaks only if nobody else did.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

SPOKEN=
TMPD=$(mktemp -d)

on_exit() {
  local rc=$?
  rm -rf -- "$TMPD" || true
  if [[ -z $SPOKEN ]]; then
    SPOKEN=1
    rune_error 100 "Plugin ended early" "$(jq -nc --arg rc "$rc" '{status:$rc}')"
  fi
}
trap on_exit EXIT

finish_ok()   { SPOKEN=1; rune_ok "$1" "$2"; }
finish_fail() { SPOKEN=1; rune_error "$1" "$2" "$3"; }

SRC=$(rune_param source "")
[[ -n $SRC ]] || finish_fail 1 "Missing required parameter: source" '{"missing":["source"]}'

cp -a -- "$SRC" "$TMPD/copy"
find "$TMPD/copy" -type f -name '*.conf' >"$TMPD/list"
xargs -r grep -l 'Include' <"$TMPD/list" >"$TMPD/hits" || true
N=$(wc -l <"$TMPD/hits")

finish_ok "scanned" "$(jq -nc --argjson n "$N" '{files_with_include:$n}')"
