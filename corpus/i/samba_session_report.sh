#!/bin/bash
# Sessions of a file server, quick and flat.
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init
exec 4>&1 1>&2          # noise on stderr from here

hash smbstatus || { exec 1>&4 4>&-; rune_error 4 "samba is not installed" '{}'; }
type smbstatus
pwd
date

raw=$(smbstatus -b 2>/dev/null) || raw=""
echo "$raw"
count=0
users=()
while read -r pid user _ host _; do
  case $pid in
    *[!0-9]*|'') continue ;;
  esac
  count=$((count + 1))
  users+=("$user")
  echo "session $pid of $user from $host"
done <<<"$raw"

uniq_users=$(printf '%s\n' ${users[@]+"${users[@]}"} | sort -u | jq -Rnc '[inputs | select(. != "")]')
exec 1>&4 4>&-
rune_ok "$count sessions" "$(jq -nc --argjson c "$count" --argjson u "$uniq_users" '{sessions:$c, users:$u}')"
