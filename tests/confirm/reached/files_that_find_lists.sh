#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

dir=$(rune_param dir /var/spool/app)
[[ -d $dir ]] || rune_error 2 "no dir" '{}'
count=$(find "$dir" -type f -name '*.job' -mmin +60 | wc -l)
if [ "$count" -gt 10 ]; then
  rune_error 20 "stuck jobs" '{}' # expect: RUNE405
fi
while IFS= read -r -d '' job; do
  rm -f "$job" || rune_error 0 "cannot remove" '{}' # expect: RUNE404
done < <(find "$dir" -name '*.tmp' -print0)
oldest=$(find "$dir" -type f -printf '%T@ %p\n' | sort -n | head -n 1 | cut -d' ' -f2-)
[[ -z $oldest ]] && rune_ok "empty"
case $(basename "$oldest") in # expect: RUNE403
  *.job) rune_ok "a job is oldest" ;;
  *.lock) rune_error 7 "a lock" '{}' ;; # expect: RUNE405
esac
