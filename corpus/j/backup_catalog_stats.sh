#!/usr/bin/env bash
# Size and age of the newest backup of every client, from the catalogue directory.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"

setup() {
  rune_init
  CATALOG=$(rune_param catalog /var/lib/backup/catalog)
  MAX_AGE=$(rune_param max_age_hours 26)
}

CATALOG=/var/lib/backup/catalog
MAX_AGE=26

newest() {
  local -n _file=$1 _mtime=$2
  local line
  line=$(find "$3" -maxdepth 1 -name '*.idx' -printf '%T@ %p\n' 2>/dev/null | sort -rn | head -n 1) || true
  _mtime=${line%%.*}
  _file=${line#* }
}

[[ -d $CATALOG ]] || rune_error 4 "No backup catalogue" "$(jq -nc --arg d "$CATALOG" '{catalog:$d}')"

printf -v now '%(%s)T' -1
clients=()
stale=0
for dir in "$CATALOG"/*/; do
  newest file mtime "$dir"
  hours=-1
  if [[ -n $mtime ]]; then
    hours=$(( (now - mtime) / 3600 ))
  fi
  if (( hours < 0 || hours > MAX_AGE )); then
    stale=$((stale + 1))
  fi
  clients+=("$(jq -nc --arg c "$(basename "$dir")" --arg f "${file##*/}" --argjson h "$hours" '{client:$c, file:$f, hours:$h}')")
done

summary=$(printf '%s\n' "${clients[@]}" | jq -sc --argjson stale "$stale" '{clients:., stale:$stale}')
if ((stale)); then
  rune_error 3 "$stale client(s) without a recent backup" "$summary"
fi
rune_ok "All backups are recent" "$summary"
