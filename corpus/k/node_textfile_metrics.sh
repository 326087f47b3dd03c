#!/bin/bash
#
# node_textfile_metrics - mount and mdraid gauges for the textfile collector
#
set -euo pipefail
D=`dirname "$0"`
. "$D/rune_bpcs.sh"
rune_init

OUTDIR=`rune_param dir /var/lib/node_exporter/textfile`
if [ ! -d "$OUTDIR" ]; then
    rune_error 2 "No collector directory" "`jq -nc --arg d "$OUTDIR" '{dir:$d}'`"
fi

TMP=`mktemp "$OUTDIR/.rune.XXXXXX"` || rune_error 2 "Collector directory is not writable" '{}'
trap 'rm -f "$TMP"' 0

exec 3>&1 >"$TMP"

echo "# HELP rune_mount_readonly 1 when a local file system is mounted read-only"
echo "# TYPE rune_mount_readonly gauge"
awk '$1 ~ /^\/dev\// { ro = ($4 ~ /(^|,)ro(,|$)/); printf "rune_mount_readonly{mount=\"%s\"} %d\n", $2, ro }' /proc/mounts

if [ -r /proc/mdstat ]; then
    echo "# TYPE rune_md_degraded gauge"
    awk '/^md/ { d = $1 } /\[[U_]+\]$/ { printf "rune_md_degraded{md=\"%s\"} %d\n", d, ($NF ~ /_/) }' /proc/mdstat
fi

COUNT=`grep -c '^rune_' "$TMP" || true`
if [ "$COUNT" -eq 0 ]; then
    rune_error 3 "No metrics were found" '{"lines":0}'
fi

chmod 644 "$TMP" && mv -f "$TMP" "$OUTDIR/rune.prom" || rune_error 2 "Cannot move the metrics into place" '{}' >&3

exec >&3 3>&-
rune_ok_kv "Metrics written" "file=$OUTDIR/rune.prom" "lines=$COUNT"
