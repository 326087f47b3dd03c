#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SITE=$(rune_param site "/srv/www")
LOG=$(mktemp)
trap 'rm -f -- "$LOG"' EXIT

[[ -d $SITE ]] || rune_error 2 "No site" "$(jq -nc --arg s "$SITE" '{site:$s}')"

find "$SITE" -name '*.php' >"$LOG" 2>&1 || true
xargs -r -n 1 php -l <"$LOG" >>"$LOG.lint" 2>&1 || true
chmod -R go-w "$SITE" 2>&1 >>"$LOG" || rune_error 2 "chmod failed" '{}'

BAD=$(grep -c '^Errors parsing' "$LOG.lint" || true)
rm -f -- "$LOG.lint"

entry() {
  printf '{"site":"%s","bad":%d}' "$1" "$2"
}

DATA=$(entry "$SITE" "${BAD:-0}")
[[ ${BAD:-0} == 0 ]] || rune_error 3 "Syntax errors found" "$DATA"
rune_ok "linted" "$DATA"
