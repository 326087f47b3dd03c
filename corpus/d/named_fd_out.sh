#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
exec {REPLY_FD}>&1
exec 1>&2

reply() {
  local kind=$1
  shift
  case $kind in
    ok)  rune_ok "$@" >&"$REPLY_FD" ;;
    bad) rune_error "$@" >&"$REPLY_FD" ;;
    *)   rune_error 100 "internal: reply $kind" '{}' >&"$REPLY_FD" ;;
  esac
}

FROM=$(rune_param from "")
TO=$(rune_param to "")
pushd / || reply bad 100 "cannot cd" '{}'
pwd
declare -p FROM TO

if [[ ! -e $FROM ]]; then
  reply bad 2 "No such file" "$(jq -nc --arg f "$FROM" '{from:$f}')"
fi
if ! mv -v -- "$FROM" "$TO"; then
  reply bad 3 "Move failed" "$(jq -nc --arg f "$FROM" --arg t "$TO" '{from:$f,to:$t}')"
fi
ls -l -- "$TO" || :
popd || :
reply ok "moved" "$(jq -nc --arg f "$FROM" --arg t "$TO" '{from:$f,to:$t}')"
