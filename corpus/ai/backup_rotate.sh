#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

root=$(rune_param root /srv/backup)
keep=$(rune_param keep 7)

fail() {
  local code=$1 what=$2
  rune_error "$code" "$what" "$(jq -nc --arg r "$root" '{root: $r}')"
}

[[ $keep =~ ^[1-9][0-9]?$ ]] || fail 1 "keep must be 1 to 99"
[[ -d $root ]] || fail 2 "no backup root"

# oldest first
generations() {
  local host=$1
  [[ -e $root/$host/.frozen ]] && fail 3 "$host is frozen"
  find "$root/$host" -mindepth 1 -maxdepth 1 -type d -name '20??-*' -printf '%f\n' | sort
}

total=0
for dir in "$root"/*/; do
  [[ -d $dir ]] || continue
  h=$(basename "$dir")
  mapfile -t gens < <(generations "$h")
  surplus=$(( ${#gens[@]} - keep ))
  (( surplus > 0 )) || continue
  for g in "${gens[@]:0:surplus}"; do
    case $g in 20[0-9][0-9]-*) ;; *) continue ;; esac
    rm -rf -- "${root:?}/$h/$g"
    total=$((total + 1))
  done
done

# a word about space, for the dashboard
df -P "$root" 2>/dev/null | awk 'NR == 2 { print $2, $4, $5 }' | (
  read -r size avail pct || exit 0
  rune_out size_kb "$size"
  rune_out avail_kb "$avail"
  rune_out used "${pct%\%}"
) || true

rune_out removed "$total"
rune_finish "rotation done"
