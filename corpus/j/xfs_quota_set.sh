#!/usr/bin/env bash
# set a project or user quota on XFS, and read it back
set -eu
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

who=$(rune_param user "")
mnt=$(rune_param mount /home)
soft=$(rune_param soft_gb 0)
hard=$(rune_param hard_gb 0)

id -u "$who" &>/dev/null || rune_error 1 "Unknown user" "$(jq -nc --arg u "$who" '{user:$u}')"
mountpoint -q "$mnt" || rune_error 2 "Not a mount point" "$(jq -nc --arg m "$mnt" '{mount:$m}')"

if [[ $soft -gt $hard ]]; then
  rune_error 1 "soft must not exceed hard" "$(jq -nc --arg s "$soft" --arg h "$hard" '{soft:$s, hard:$h}')"
fi

xfs_quota -x -c "limit bsoft=${soft}g bhard=${hard}g $who" "$mnt" >&2 ||
  rune_error 3 "xfs_quota failed" "$(jq -nc --arg u "$who" '{user:$u}')"

read -r used isoft ihard _ < <(xfs_quota -x -c "report -u -b -N" "$mnt" 2>/dev/null | awk -v u="$who" '$1 == u {print $2, $3, $4}') ||
  rune_error 3 "Quota is not shown" "$(jq -nc --arg u "$who" '{user:$u}')"

rune_ok_kv "quota set" "user=$who" "used-kb=$used" "soft_kb=$isoft" "hard_kb=$ihard"
