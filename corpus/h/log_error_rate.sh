#!/usr/bin/env bash
set -euo pipefail

HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
# shellcheck source=/dev/null
source "${HERE}/rune_bpcs.sh"

readonly DEFAULT_WINDOW=1000
WORKDIR=""

# "context manager": make a scratch directory, run the rest, clean up
with_workdir() {
  WORKDIR=$(mktemp -d)
  trap 'rm -rf -- "$WORKDIR"' EXIT
  "$@"
}

tail_of() {
  tail -n "$2" -- "$1" 2>/dev/null
}

count_matching() {
  grep -Ec "$1" "$2" || true
}

top_messages() {
  { grep -E 'ERROR|FATAL' "$1" || true; } \
    | sed -E 's/^[^ ]+ [^ ]+ //; s/[0-9]+/N/g' \
    | sort | uniq -c | sort -rn | head -n 5 \
    | awk '{ n = $1; $1 = ""; sub(/^ /, ""); printf "%d\t%s\n", n, $0 }'
}

report() {
  local file window total errors top
  file=$(rune_param file "")
  window=$(rune_param window "$DEFAULT_WINDOW")

  [[ -n $file ]] || rune_error 1 "Missing required parameter: file" '{"missing":["file"]}'
  if [[ ! $window =~ ^[1-9][0-9]{0,6}$ ]]; then
    rune_error 1 "window must be a positive number" "$(jq -nc --arg w "$window" '{window:$w}')"
  fi
  if [[ ! -r $file ]]; then
    rune_error 2 "log file is not readable" "$(jq -nc --arg f "$file" '{file:$f}')"
  fi

  tail_of "$file" "$window" >"$WORKDIR/window.log" || rune_error 2 "cannot read the log file" '{}'
  total=$(wc -l <"$WORKDIR/window.log")
  errors=$(count_matching 'ERROR|FATAL' "$WORKDIR/window.log")
  top=$(top_messages "$WORKDIR/window.log" | jq -Rnc '[inputs | split("\t") | {count:(.[0] | tonumber), text:.[1]}]')

  printf '%s: %d errors in %d lines\n' "$file" "$errors" "$total" >&2
  rune_ok "error rate computed" "$(jq -nc \
    --arg f "$file" --argjson t "$total" --argjson e "$errors" --argjson top "$top" \
    '{file:$f, lines:$t, errors:$e, rate:(if $t > 0 then $e / $t else 0 end), top:$top}')"
}

rune_init
with_workdir report
