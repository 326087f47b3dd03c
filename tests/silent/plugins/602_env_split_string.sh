#!/usr/bin/env -S LC_ALL=C bash -u
# The word env splits its argument and starts Bash with a clean locale.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

temp=$(sensors -u 2>/dev/null | awk '/temp1_input/ {print $2; exit}') || rune_error 2 "No sensors"
rune_ok_kv "Temperature read" "celsius=${temp:-unknown}"
