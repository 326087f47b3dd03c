#!/usr/bin/env bash
# textfile_metrics: age and size of backup files as Prometheus metrics for node_exporter
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

spool=$(rune_param spool /var/lib/node_exporter/textfile)
max_age=$(rune_param max_age_hours 26)
job=$(rune_param job backup)

[[ $max_age =~ ^[1-9][0-9]{0,4}$ ]] || rune_error 1 "max_age_hours must be a number" '{"parameter":"max_age_hours"}'
[[ $job =~ ^[a-z_]+$ ]]    || rune_error 1 "job must be lower case letters" '{"parameter":"job"}'
[[ -d $spool ]]            || rune_error 4 "No textfile directory" "$(jq -nc --arg d "$spool" '{spool:$d}')"

metric() {
  local name=$1 help=$2
  printf '# HELP %s %s\n# TYPE %s gauge\n' "$name" "$help" "$name"
}

sample() {
  printf '%s{job="%s",path="%s"} %s\n' "$1" "$job" "$2" "$3"
}

newest_in() {
  find "$1" -maxdepth 1 -type f -printf '%T@ %s %p\n' 2>/dev/null | sort -rn | sed -n 1p
}

mapfile -t dirs < <(rune_param_json directories '[]' | jq -r '.[]?')
(( ${#dirs[@]} )) || rune_error 1 "directories are missing" '{"missing":["directories"]}'

tmp=$(mktemp "$spool/.$job.XXXXXX") || rune_error 2 "Cannot write to the spool" "$(jq -nc --arg d "$spool" '{spool:$d}')"
trap 'rm -f "$tmp"' EXIT
now=$(date +%s)

metric backup_age_seconds "age of the newest file" >"$tmp"
printf '%s\n' "${dirs[@]}" | while IFS= read -r d; do
  if [[ ! -d $d ]]; then
    rune_error 2 "Backup directory is missing" "$(jq -nc --arg d "$d" '{directory:$d}')"
  fi
  read -r mtime size path <<<"$(newest_in "$d")"
  [[ -n $mtime ]] || continue
  age=$((now - ${mtime%%.*}))
  sample backup_age_seconds "$path" "$age" >>"$tmp"
  sample backup_size_bytes "$path" "$size" >>"$tmp"
  if (( age > max_age * 3600 )); then
    rune_err 3 "Backup in $d is too old"
  fi
done || true

metric backup_checked_seconds "time of this check"
sample backup_checked_seconds all "$now" >>"$tmp"

chmod 0644 "$tmp"
mv "$tmp" "$spool/$job.prom" || rune_error 2 "Cannot put the metrics in place" "$(jq -nc --arg f "$spool/$job.prom" '{file:$f}')"
rune_out "file=$spool/$job.prom"
rune_finish "Metrics written"
