#!/bin/bash
set -o errexit
set -o nounset
set -o pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

log=$(mktemp)
trap 'rm -f "$log"' EXIT

cachedir=$(rune_param cache_dir /var/spool/squid)

{
  echo "checking the configuration"
  squid -k parse
} >"$log" 2>&1 || rune_error 4 "squid.conf does not parse" "$(jq -nc --rawfile l "$log" '{log:$l}')"

squid -k rotate >>"$log" 2>&1 || rune_error 2 "squid does not answer to rotate" "{}"

used=0
if [[ -d $cachedir ]]; then
  used=$(du -sk -- "$cachedir" 2>/dev/null | cut -f1) || used=0
fi

old=()
while IFS= read -r -d '' f; do
  old+=("$f")
done < <(find /var/log/squid -name 'access.log.*' -mtime +30 -print0 2>/dev/null)

# with no old files the loop below has nothing to do
removed=0
for f in "${old[@]}"; do
  rm -f -- "$f" || continue
  removed=$((removed + 1))
done

rune_ok_kv "rotated" "cache_kb=${used:-0}" "removed=$removed"
