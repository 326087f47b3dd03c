#!/usr/bin/env bash
# Close the books of a batch: check, lock, post, archive. (bank, core ledger)
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

BATCH="$(rune_param batch "")"
SPOOL=/var/spool/ledger
answered=0

finish() {
  (( answered )) && return 0
  rune_error 100 "ledger_batch_close died" "$(jq -nc --arg b "$BATCH" '{batch:$b}')"
}
trap finish EXIT
trap "logger -t ledger 'close of $BATCH was interrupted'" INT TERM

[[ -n "$BATCH" ]] || rune_error 1 "batch is required" '{"missing":["batch"]}'
[[ -f "$SPOOL/$BATCH.csv" ]] || rune_error 2 "no such batch" "$(jq -nc --arg b "$BATCH" '{batch:$b}')"

exec 9>"$SPOOL/.lock"
flock -w 30 9 || rune_error 3 "another close is running" '{"lock":"busy"}'

totals() {
  awk -F';' 'NR > 1 { if ($3 == "D") d += $4; else c += $4 } END { printf "%.2f %.2f\n", d, c }' "$1"
}
read -r debit credit < <(totals "$SPOOL/$BATCH.csv")
if [[ "$debit" != "$credit" ]]; then
  rune_error 3 "batch does not balance" "debit $debit against credit $credit"
fi

sha256sum "$SPOOL/$BATCH.csv" || true
/opt/ledger/bin/post --file "$SPOOL/$BATCH.csv" --journal "$SPOOL/$BATCH.jnl" >"$SPOOL/$BATCH.out" 2>&1
gzip -f "$SPOOL/$BATCH.csv"
mv "$SPOOL/$BATCH.csv.gz" "$SPOOL/archive/"

answered=1
rune_ok "Batch closed" "$(jq -nc --arg b "$BATCH" --arg t "$debit" '{batch:$b, total:$t}')"
