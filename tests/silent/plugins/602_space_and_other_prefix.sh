#! /usr/local/bin/bash
# A space behind the mark is allowed and Bash may live anywhere.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
jail=$(rune_param jail "")
[[ $jail =~ ^[a-z0-9]+$ ]] || rune_error 1 "Bad jail name"
jls -j "$jail" >/dev/null 2>&1 || rune_error 2 "Jail does not run"
rune_ok_kv "Jail runs" "jail=$jail"
