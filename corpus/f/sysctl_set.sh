#!/bin/bash
set -euo pipefail

MYDIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ -f "$MYDIR/rune_bpcs.sh" ]; then
  source "$MYDIR/rune_bpcs.sh"
else
  source "/opt/rune/lib/rune_bpcs.sh"
fi

rune_init

KEY="$(rune_param key "")"
VALUE="$(rune_param value "")"
PERSIST="$(rune_param persist "false")"

if [ -z "$KEY" ] || [ -z "$VALUE" ]; then
  rune_error 1 "key and value are both needed" '{"missing":["key","value"]}'
fi

OLD=`sysctl -n "$KEY" 2>/dev/null` || rune_error 1 "no such kernel parameter"
echo "old value: $OLD" >&2

if [ "$OLD" = "$VALUE" ]; then
  rune_ok_kv "nothing to do" "key=$KEY" "value=$VALUE"
fi

if ! sysctl -w "$KEY=$VALUE" >/dev/null 2>&1; then
  rune_error_kv 3 "kernel refused the value" "key=$KEY" "value=$VALUE"
fi

if [ "$PERSIST" = "true" ]
then
  FILE="/etc/sysctl.d/90-rune.conf"
  touch "$FILE" || rune_error 2 "cannot write $FILE"
  # drop an older line first
  grep -vF "$KEY =" "$FILE" > "$FILE.new" || true
  echo "$KEY = $VALUE" >> "$FILE.new"
  mv "$FILE.new" "$FILE" || rune_error 2 "cannot replace $FILE"
fi

NEW=$(sysctl -n "$KEY" 2>/dev/null || echo "$VALUE")
rune_ok_kv "kernel parameter set" "key=$KEY" "old=$OLD" "new=$NEW"
