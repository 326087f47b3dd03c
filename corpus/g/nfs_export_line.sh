#!/usr/bin/env bash
#
# Adds one export and loads the table.
#
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

DIR=$(rune_param dir "")
CLIENT=$(rune_param client "")
OPTIONS=$(rune_param options "rw,sync,no_subtree_check")

[[ -d $DIR ]] || rune_error 1 "dir must be a directory" '{"invalid":["dir"]}'
[[ -n $CLIENT ]] || rune_error 1 "client is required" '{"missing":["client"]}'

LINE="$DIR $CLIENT($OPTIONS)"
grep -qxF "$LINE" /etc/exports || printf '%s\n' "$LINE" >>/etc/exports || rune_error 2 "cannot write /etc/exports" '{"stage":"write"}'
exportfs -ra >/dev/null 2>&1 || rune_error 3 "exportfs refuses the table" '{"stage":"exportfs"}'

rune_ok "exported" "$(jq -nc --arg d "$DIR" --arg c "$CLIENT" '{dir:$d, client:$c}')"
