#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

f=$(rune_param file "")
max_null=$(rune_param max_null_pct 5)
[[ $max_null =~ ^[0-9]+$ ]] || rune_error 1 "max_null_pct must be a number" '{"param":"max_null_pct"}'

need() { [[ -s $1 ]] || rune_error 2 "file missing" "$(jq -nc --arg f "$1" '{file:$f}')"; echo "$1"; }
csv=$(need "$f") || true

nulls=$(awk -F, 'NR == 1 { n = split($0, h); next } { for (i = 1; i <= n; i++) if ($i == "" || $i == "NULL") z[i]++ } END { if (NR > 1) for (i = 1; i <= n; i++) printf "%s\t%d\n", h[i], 100 * z[i] / (NR - 1) }' "$csv") ||
  rune_error 3 "file not parsable" '{"step":"awk"}'

bad=()
while IFS=$'\t' read -r col pct; do
  [[ $pct ]] || continue
  if ((pct > max_null)); then bad+=("$col"); fi
done <<<"$nulls"

if ((${#bad[@]})); then
  printf '{"bad":"%s"}\n' "${bad[*]}" >"$f.rejected" || true
  rune_error 3 "too many nulls" "$(jq -nc '{columns:$ARGS.positional}' --args "${bad[@]}")"
fi
rune_ok "quality ok" "$(jq -nc --arg f "$f" '{file:$f}')"
