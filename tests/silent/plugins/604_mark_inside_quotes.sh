#!/usr/bin/env bash
# A byte order mark is taken off a file by a pattern that holds the mark itself.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
line=$(head -n 1 /srv/import/names.txt 2>/dev/null) || rune_error 2 "Names are missing"
line=${line#'﻿'}
[[ -n $line ]] || rune_error 3 "First name is empty"
rune_ok_kv "First name read" "name=$line"
