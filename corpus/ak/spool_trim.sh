#!/bin/bash
# spool_trim: when a filesystem is too full, drop old files below known spool directories
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

die() { rune_error "$1" "$2" "${3:-}"; }
num() { [[ $1 =~ ^(0|[1-9][0-9]{0,4})$ ]]; }
used() { df -P -- "$1" 2>/dev/null | awk 'NR == 2 { sub(/%/, "", $5); print $5 }'; }

m=$(rune_param mount /var)
lim=$(rune_param limit 85)
age=$(rune_param days 14)
dry=$(rune_param dry_run false)
dirs=$(rune_param_json dirs '["/var/tmp","/var/crash"]')

case $m in
  /*) ;;
  *) die 1 "mount must be an absolute path" '{"parameter":"mount"}' ;;
esac
num "$lim" && [ "$lim" -le 100 ] || die 1 "limit must be 0 to 100" '{"parameter":"limit"}'
num "$age" || die 1 "days must be a whole number" '{"parameter":"days"}'
case $dry in
  true | false) ;;
  *) die 1 "dry_run must be true or false" '{"parameter":"dry_run"}' ;;
esac
jq -e 'type == "array" and length > 0 and length <= 32
       and all(.[]; type == "string" and test("\\A/[A-Za-z0-9._/-]{1,200}\\z"))' <<<"$dirs" >/dev/null 2>&1 ||
  die 1 "dirs must be a list of plain absolute paths" '{"parameter":"dirs"}'

u=$(used "$m") || die 2 "df failed" "$(jq -nc --arg m "${m:0:200}" '{mount: $m}')"
num "$u" || die 2 "no usage figure for this mount" "$(jq -nc --arg m "${m:0:200}" '{mount: $m}')"
[ "$u" -lt "$lim" ] && rune_ok "nothing to do" "$(jq -nc --argjson u "$u" '{used_percent: $u, removed: 0}')"

n=0 b=0 skip=()
while IFS= read -r d; do
  r=$(readlink -f -- "$d") || { skip+=("$d"); continue; }
  [ -d "$r" ] || { skip+=("$d"); continue; }
  case $r in
    /var/tmp | /var/tmp/* | /var/crash | /var/crash/* | /var/spool/* | /srv/scratch/*) ;;
    *)
      echo "spool_trim: $r is not a spool directory" >&2
      skip+=("$d")
      continue
      ;;
  esac
  while IFS= read -r -d '' f; do
    s=$(stat -c %s -- "$f") || continue
    if [ "$dry" = false ]; then
      rm -f -- "$f" || continue
    fi
    n=$((n + 1)) b=$((b + s))
  done < <(find "$r" -xdev -type f -mtime +"$age" -print0)
done < <(jq -r '.[]' <<<"$dirs")

after=$(used "$m") || after=$u
num "$after" || after=$u
out=$(jq -nc --arg m "${m:0:200}" --argjson u "$u" --argjson a "$after" --argjson n "$n" --argjson b "$b" --arg dry "$dry" \
  '{mount: $m, before_percent: $u, after_percent: $a, removed: $n, bytes: $b, dry_run: ($dry == "true"), skipped: $ARGS.positional}' \
  --args "${skip[@]}")
if [ "$dry" = false ] && [ "$after" -ge "$lim" ]; then
  die 3 "still too full" "$out"
fi
rune_ok "trimmed" "$out"
