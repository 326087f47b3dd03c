#!/usr/bin/env bash
# Jobs whose stdout is a file, /dev/null or stderr hold nothing of the contract open.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

tmp=$(mktemp -d)
df -h >"$tmp/df" 2>&1 &
uptime &>"$tmp/uptime" &
logger -t report "begun" >/dev/null &
{ sleep 1; logger -t report "later"; } 1>&2 &
(sleep 5; rm -rf "$tmp") >>/var/tmp/cleaner.log 2>&1 &
disown -a
rune_ok_kv "Collected" "folder=$tmp"
