#!/bin/bash
# Called by the monitoring when a customer server reaches 95%.
# Collects what a human would look at first.  Changes nothing.
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

MOUNT=`rune_param mount "/"`
REPORT=`mktemp /tmp/triage.XXXXXX`
trap 'rm -f "$REPORT"' EXIT

if [ ! -d "$MOUNT" ]; then
    rune_error 1 "mount is not a directory" "`jq -nc --arg m "$MOUNT" '{mount:$m}'`"
fi

# everything in the block goes to the report, whatever happens in it
set +e
{
    echo "== df"
    df -h "$MOUNT"
    echo "== inodes"
    df -i "$MOUNT"
    echo "== big directories"
    du -xm --max-depth=2 "$MOUNT" 2> /dev/null | sort -rn | head -20
    echo "== deleted but open"
    lsof -nP +L1 2> /dev/null | head -20
    cat << EOF
== note
made on `hostname` by the triage plugin
EOF
} > "$REPORT" 2>&1
USED=`df -P "$MOUNT" | awk 'NR==2 { gsub("%","",$5); print $5 }'`
set -e

# ship a copy to the log host, not important when it fails
rsync -a "$REPORT" loghost::triage/"`hostname`.txt" > /dev/null 2>&1 || true

TOP=`sed -n '/^== big/,/^== deleted/p' "$REPORT" | sed '1d;$d' | head -5`
OUT=`jq -nc --arg m "$MOUNT" --arg u "${USED:-}" --arg t "$TOP" '{mount:$m, used_percent:$u, biggest:($t|split("\n"))}'`
if [ -z "${USED:-}" ]; then
    rune_error 2 "df gave no answer" "$OUT"
else
    rune_ok "Triage done" "$OUT"
fi
