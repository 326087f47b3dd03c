#!/usr/bin/env bash
# In a retry loop the command is the left side of an and list and the loop ends in a sleep.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
up=false
for delay in 1 2 4; do
  curl -fsS -o /dev/null https://repo.example.net/health && { up=true; break; }
  sleep "$delay"
done
[[ $up == true ]] || rune_error 2 "Repository does not answer" '{}'
rune_ok "Repository answers" '{}'
