#!/usr/bin/env bash
# writes a textfile for node_exporter; braces here are labels, not JSON
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DIR=$(rune_param textfile_dir "/var/lib/node_exporter")
JOB=$(rune_param job "backup")
[[ -d $DIR ]] || rune_error 4 "textfile directory is missing" "$(jq -nc --arg d "$DIR" '{dir:$d}')"

host=$(hostname)
now=$(date +%s)
tmp=$(mktemp)
trap 'rm -f "$tmp"' EXIT

{
  echo "# HELP rune_job_last_run unix time of the last run"
  echo "# TYPE rune_job_last_run gauge"
  echo "rune_job_last_run{job=\"$JOB\",host=\"$host\"} $now"
  printf 'rune_job_up{job="%s"} %d\n' "$JOB" 1
} >"$tmp"

for unit in sshd cron rsyslog; do
  up=0
  systemctl is-active --quiet "$unit" && up=1
  printf 'rune_unit_up{unit="%s"} %d\n' "$unit" "$up" >>"$tmp"
done

cat >>"$tmp" <<EOF
# TYPE rune_plugin_info gauge
rune_plugin_info{name="node_textfile_metrics",job="${JOB}"} 1
EOF

chmod 0644 "$tmp"
if ! mv -f "$tmp" "${DIR}/${JOB}.prom"; then
  rune_error 2 "cannot write the metrics file"
fi

lines=$(grep -vc '^#' "${DIR}/${JOB}.prom" || true)
rune_ok_kv "metrics written" "job=$JOB" "lines=$lines"
