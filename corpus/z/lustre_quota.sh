#!/bin/bash
# set the block quota of a user or group on a Lustre file system
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

FS=$(rune_param fs /lustre/work)
WHO=$(rune_param user "")
SOFT=$(rune_param soft_gb 0)
HARD=$(rune_param hard_gb 0)
NOTIFY=$(rune_param notify true)

id -- "$WHO" >/dev/null 2>&1 || rune_error 1 "no such user" "$(jq -nc --arg u "$WHO" '{user:$u}')"
mountpoint -q "$FS" || rune_error 4 "file system is not mounted" "$(jq -nc --arg f "$FS" '{fs:$f}')"

if [[ $SOFT -gt $HARD ]]; then
  rune_error 1 "soft limit above hard limit" "$(jq -nc --arg s "$SOFT" --arg h "$HARD" '{soft:$s,hard:$h}')"
fi

used=$(lfs quota -q -u "$WHO" "$FS" 2>/dev/null | awk 'NR == 1 { gsub(/\*/, "", $2); print int($2 / 1048576) }') || rune_error 2 "lfs quota failed" '{}'

rune_out user "$WHO"
rune_out used_gb "${used:-0}"

if lfs setquota -u "$WHO" -b "${SOFT}G" -B "${HARD}G" "$FS" >&2; then
  rune_out limits "$SOFT" "$HARD"
else
  rune_err 3 "setquota failed"
fi

if [[ $NOTIFY == true ]]; then
  echo "Your quota on $FS has changed." | mail -s "quota" "$WHO" || true
fi
rune_finish "quota set"
