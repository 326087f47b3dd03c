#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

if ! INIT=$(rune_init); then
  rune_error 1 "bad request" '{}'
fi

PID=$(rune_param pid "")
FILE=$(rune_param file "/var/tmp/heap.hprof")

case $PID in
  '' | *[!0-9]*) rune_error 1 "pid must be a number" '{"parameter":"pid"}' ;;
esac

[[ -d /proc/$PID ]] || rune_error 2 "no such process" "$(jq -nc --arg p "$PID" '{pid:$p}')"
rm -f -- "$FILE"

jcmd "$PID" GC.heap_dump "$FILE" || rune_error 3 "heap dump failed" '{}'

size=$(stat -c %s "$FILE")
rune_ok "heap dumped" "$(jq -nc --arg f "$FILE" --argjson s "$size" '{file:$f, bytes:$s}')"
