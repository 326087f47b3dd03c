#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

# from here on everything chats to stderr; 3 is the way out
exec 3>&1 1>&2

out() { rune_ok "$@" >&3; }
die() { rune_error "$@" >&3; }

limit=$(rune_param max_temp 55)
case $limit in
  [2-9][0-9]) ;;
  *) die 1 "max_temp: 20 to 99" '{"field":"max_temp"}' ;;
esac

command -v smartctl || die 4 "smartmontools are missing" '{"missing":["smartctl"]}'

work=$(mktemp -d)
trap 'rm -rf "$work"; echo "smart report: finished at $(date +%T)" >&2' EXIT

attr() {
  awk -v id="$2" '$1 == id { print $10; found = 1 } END { if (!found) print "-" }' "$1"
}

echo "scanning"
smartctl --scan || true
n=0
while read -r dev _ type _; do
  f=$work/$n
  # bits 3 and up of the status are news, not failure
  rc=0
  smartctl -A -H -d "$type" "$dev" >"$f" </dev/null || rc=$?
  if ((rc & 7)); then
    printf '%s: smartctl says %d\n' "$dev" "$rc"
    continue
  fi
  cat "$f"
  t=$(attr "$f" 194)
  r=$(attr "$f" 5)
  case $t in *[!0-9]*|'') t=0 ;; esac
  hot=false
  if ((10#$t > limit)); then hot=true; fi
  jq -nc --arg d "$dev" --arg t "$t" --arg r "$r" --argjson h "$hot" \
    '{device: $d, celsius: $t, reallocated: $r, hot: $h}' >>"$work/all.json"
  n=$((n + 1))
done < <(smartctl --scan 2>/dev/null)

((n > 0)) || die 2 "no disk answers"
ls -l "$work"
out "$n disks read" "$(jq -sc '{disks: ., hot: map(select(.hot)) | length}' "$work/all.json")"
