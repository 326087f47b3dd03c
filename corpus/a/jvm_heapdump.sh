#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

APP=$(rune_param app "")
OUTDIR=$(rune_param outdir "/var/tmp/heap")

if [[ -z $APP ]]; then
  rune_error 1 "app is required" '{"missing":["app"]}' >&3
fi

mkdir -p "$OUTDIR"
pid=$(pgrep -o -f "$APP") || rune_error 2 "process is not running" "$(jq -nc --arg a "$APP" '{app:$a}')" >&3
FILE="$OUTDIR/$APP-$pid.hprof"

echo "dumping heap of $pid"
echo "target file: $FILE" >&3
if ! jmap -dump:live,format=b,file="$FILE" "$pid"; then
  rune_error 3 "jmap failed" "$(jq -nc --arg p "$pid" '{pid:$p}')" >&3
fi

# compression takes minutes, let it go on
nice -n 19 gzip -f "$FILE" </dev/null >/dev/null 2>&1 &

size=$(stat -c %s "$FILE")
rune_ok "heap dumped" "$(jq -nc --arg f "$FILE" --arg s "$size" '{file:$f, bytes:($s | tonumber)}')" >&3
