#!/usr/bin/env bash
# Remove metric files whose owner is gone; print nothing, say everything on stderr.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init
shopt -s nullglob lastpipe

dir=$(rune_param dir /var/lib/node_exporter/textfile)
age=$(rune_param older_than_minutes 120)
dry=$(rune_param dry_run "")
: "${dry:=false}"
[[ -d $dir ]] || rune_error 2 "no such directory" "$(jq -nc --arg d "$dir" '{dir:$d}')"
[[ $age == +([0-9]) ]] || rune_error 1 "older_than_minutes?" '{"field":"older_than_minutes"}'

note() { printf '{gc} %s\n' "$*" >&2; }
count=0 bytes=0
declare -a gone=()

find "$dir" -maxdepth 1 -name '*.prom' -mmin "+$age" -printf '%s\t%f\n' 2>/dev/null |
  while IFS=$'\t' read -r size file; do
    owner=$(awk '/^# owner /{print $3; exit}' "$dir/$file" 2>/dev/null) || owner=
    if [[ -n $owner ]] && systemctl is-active --quiet "$owner"; then
      note "kept $file for $owner"; continue
    fi
    [[ $dry == true ]] || rm -f -- "$dir/$file" || { note "cannot remove $file"; continue; }
    gone+=("${file%.prom}")
    count=$((count + 1)) bytes=$((bytes + size))
    rune_out "last=$file"            # lastpipe: this is the main shell
  done || true

set +e
curl -s -o /dev/null -m 5 http://127.0.0.1:9100/metrics
scrape=$?
set -e
(( scrape == 0 )) || note "node_exporter does not answer ($scrape)"

rune_out count "$count"
rune_out bytes "$bytes"
printf -v names '%s ' "${gone[@]}"
rune_out names "${names% }"
rune_finish "swept"
