#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MAIN_CLASS=$(rune_param main_class "")
COUNT=$(rune_param count 3)
OUTDIR=$(mktemp -d /var/tmp/jstack.XXXXXX)
[[ -n $MAIN_CLASS ]] || rune_error 1 "main_class is required" '{"missing":["main_class"]}'
[[ $COUNT =~ ^[1-9]$ ]] || rune_error 1 "count must be 1 to 9" '{}'

pid=$(pgrep -of "$MAIN_CLASS")
user=$(ps -o user= -p "$pid" 2>/dev/null || echo root)

taken=0
for ((i = 1; i <= COUNT; i++)); do
  echo "dump $i of $COUNT"
  runuser -u "$user" -- jstack -l "$pid" >"$OUTDIR/$i.txt" 2>/dev/null || continue
  ((taken++))
  sleep 2
done

if ((taken == 0)); then
  rune_error 3 "no dump could be taken" "$(jq -nc --arg p "$pid" '{pid:$p}')"
fi

deadlocks=$(cat "$OUTDIR"/*.txt | grep -c 'Found one Java-level deadlock' || true)
rune_ok "dumps taken" "$(jq -nc --arg d "$OUTDIR" --argjson n "$taken" --argjson x "$deadlocks" '{dir:$d, dumps:$n, deadlocks:$x}')"
