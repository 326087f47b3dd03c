#!/usr/bin/env bash
# Redirections that fail, and somebody who looks.
target=/no/such/folder/file
exec 9>"$target" || echo "no lock" >&2
if ! { printf '%s' text >"$target"; } 2>/dev/null; then
  echo "not written" >&2
fi
echo text >"$target" || echo "not written either" >&2
read -r line <"$target" || line=none
: >"$target" && echo never
echo "$line" >&2
