#!/usr/bin/env bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

readonly -a SKIP_TYPES=(tmpfs devtmpfs overlay squashfs)

# is_in NEEDLE ARRAYNAME
is_in() {
  local -r needle=$1
  local -n haystack=$2
  local item
  for item in "${haystack[@]}"; do
    [[ $item == "$needle" ]] && return 0
  done
  return 1
}

as_row() {
  printf '%s\t%s\t%s\n' "$@"
}

percent_param() {
  local -n out=$1
  local -r name=$2 fallback=$3
  out=$(rune_param "$name" "$fallback")
  case $out in
    [1-9] | [1-9][0-9] | 100) ;;
    *) rune_error 1 "Parameter must be a percentage" "$(jq -nc --arg p "$name" --arg v "$out" '{parameter: $p, got: $v}')" ;;
  esac
}

percent_param warn_at warn_percent 80
percent_param crit_at crit_percent 95
((warn_at < crit_at)) || rune_error 1 "warn_percent must be below crit_percent" '{}'

declare -a rows=() hot=()
declare -i critical=0
while read -r source fstype pcent target; do
  is_in "$fstype" SKIP_TYPES && continue
  used=${pcent%\%}
  [[ $used =~ ^[0-9]+$ ]] || continue
  rows+=("$(as_row "$source" "$target" "$used")")
  if ((used >= crit_at)); then
    critical+=1
    hot+=("$target")
  elif ((used >= warn_at)); then
    hot+=("$target")
  fi
done < <(df -P --output=source,fstype,pcent,target 2>/dev/null | tail -n +2)

((${#rows[@]} > 0)) || rune_error 2 "df listed no file system" '{"command":"df"}'

table=$(printf '%s\n' "${rows[@]}" | jq -Rcn '[inputs | split("\t") | {source: .[0], mount: .[1], used: (.[2] | tonumber)}]')
printf -v summary '%d file systems, %d hot' "${#rows[@]}" "${#hot[@]}"
data=$(jq -nc --argjson t "$table" --argjson c "$critical" --args \
  '{filesystems: $t, critical: $c, hot: $ARGS.positional}' "${hot[@]}")

if ((critical)); then
  rune_error 3 "$summary" "$data"
fi
rune_ok "$summary" "$data"
