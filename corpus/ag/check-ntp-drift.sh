#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

MAX_MS=$(rune_param max_drift_ms "100")
STEP=$(rune_param step "false")
SHAPE='^([A-Z][a-z ]+) ([0-9]+) ([0-9]+[.][0-9]+)$'

if [[ ! "$MAX_MS" =~ ^[1-9][0-9]{0,5}$ ]]; then
  rune_error 1 "max_drift_ms must be a positive number" '{"parameter":"max_drift_ms"}'
fi

# Prints: leap status, stratum and offset in milliseconds, without its sign
tracking() {
  chronyc -c tracking 2>/dev/null \
    | awk -F, 'NF >= 14 { off = $5 * 1000; if (off < 0) off = -off; printf "%s %d %.3f\n", $14, $3, off }'
}

if ! command -v chronyc >/dev/null 2>&1; then
  rune_error 4 "chronyc is not installed on this host"
fi

if ! LINE=$(tracking); then
  rune_error 2 "chronyd does not answer"
fi
if [[ ! "$LINE" =~ $SHAPE ]]; then
  rune_error 3 "the answer of chronyc was not understood" "$(jq -n --arg line "${LINE:0:200}" '{answer: $line}')"
fi
LEAP=${BASH_REMATCH[1]}
STRATUM=${BASH_REMATCH[2]}
OFFSET=${BASH_REMATCH[3]}

details() {
  jq -n --arg leap "$LEAP" --arg stratum "$STRATUM" --arg offset "$OFFSET" --arg max "$MAX_MS" --argjson stepped "$1" \
    '{leap_status: $leap, stratum: $stratum, offset_ms: ($offset | tonumber), max_drift_ms: ($max | tonumber), stepped: $stepped}'
}

# awk compares, since the shell knows whole numbers only
within() {
  awk -v off="$1" -v max="$MAX_MS" 'BEGIN { exit !(off <= max) }'
}

if [[ "$LEAP" == "Not synchronised" ]]; then
  rune_error 3 "the clock is not synchronised" "$(details false)"
fi

if within "$OFFSET"; then
  rune_ok "the clock is within its limit" "$(details false)"
fi

if [[ "$STEP" != "true" ]]; then
  rune_error 3 "the clock has drifted" "$(details false)"
fi

if ! chronyc -a makestep >/dev/null 2>&1; then
  rune_error 2 "chronyd refused to step the clock" "$(details false)"
fi

for PAUSE in 2 5 10; do
  sleep "$PAUSE"
  LINE=$(tracking || true)
  if [[ "$LINE" =~ $SHAPE ]]; then
    OFFSET=${BASH_REMATCH[3]}
    if within "$OFFSET"; then
      rune_ok "the clock was stepped" "$(details true)"
    fi
  fi
done
rune_error 3 "the clock was stepped, but is still off" "$(details true)"
