#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

sums() { awk -F';' 'NR > 1 { if ($3 == "D") d += $4; else c += $4 } END { printf "%.2f %.2f\n", d, c }' "$1"; }
[[ -f /srv/batch.csv ]] || rune_error 2 "no batch"
read -r debit credit < <(sums /srv/batch.csv)
if [[ "$debit" != "$credit" ]]; then
  : here
fi
rune_ok "done"
