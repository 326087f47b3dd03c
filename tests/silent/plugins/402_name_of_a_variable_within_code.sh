#!/usr/bin/env bash
# Where a value stands for the name of a variable, or of a command, it is not known what the code does.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
keep() { eval "$1=\$2"; }
keep host "$(hostname)"
runner=$(command -v ionice || true)
eval "$runner true"
rune_ok_kv "kept" "host=$host"
