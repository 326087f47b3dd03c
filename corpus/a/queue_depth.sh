#!/usr/bin/env bash
# Counts files in spool directories, one line of configuration per spool.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

MODE=$(rune_param mode "")
if [[ -z $MODE ]]; then
  MODE=$1
fi
CONF=$(rune_param config "/etc/spools.conf")

if [[ ! -r $CONF ]]; then
  rune_error 4 "configuration is missing" "$(jq -nc --arg c "$CONF" '{config:$c}')"
fi

if [[ $MODE == explain ]]; then
  read -r -d '' HELP <<'EOF'
format of the configuration:
  NAME DIRECTORY LIMIT
EOF
  echo "$HELP" >&2
fi

spools=0
full=0
while read -r name dir limit; do
  [[ -n $name && $name != \#* ]] || continue
  ((spools++))
  depth=$(find "$dir" -type f 2>/dev/null | wc -l) || depth=0
  echo "$name: $depth of $limit ($MODE)" >&2
  if [ "$depth" -gt "$limit" ]; then
    full=$((full + 1))
  fi
done <"$CONF"

DATA=$(jq -nc --argjson s "$spools" --argjson f "$full" '{spools:$s, full:$f}')
if [ "$full" -gt 0 ]; then
  rune_error 3 "spools are over their limit" "$DATA"
fi
rune_ok "spools are fine" "$DATA"
