#!/usr/bin/env bash
# Traps, in the main shell and in others.
set -E
failed() {
  (( BASH_SUBSHELL == 0 )) || return 0
  echo "failed on line $1" >&2
}
trap 'failed "$LINENO"' ERR
trap 'echo done >&2; rm -f "$file"' EXIT
file=$(mktemp)
false
x=$(false; true)
( false )
risky() { ls /no/such/folder; } 2>/dev/null
risky
risky || true
if risky; then true; fi
{
  grep -q pattern "$file"
  echo "$x"
} >&2
exit 3
