#!/usr/bin/env bash
# software RAID state from /proc/mdstat
set -euo pipefail
source "${BASH_SOURCE%/*}/rune_bpcs.sh"
rune_init

[ -r /proc/mdstat ] || rune_error 4 "no md driver" '{"missing":"/proc/mdstat"}'

declare -A members=()
arrays=()
degraded=()
resync=""
cur=""

while read -r line; do
  case "$line" in
    md*' : '*)
      cur="${line%% *}"
      arrays+=("$cur")
      members["$cur"]="${line#*: }"
      ;;
    *'['*U*']'* | *'['*_*']'*)
      # [UU_] - an underscore is a missing member
      if [[ "$line" =~ \[([U_]+)\]$ ]] && [[ "${BASH_REMATCH[1]}" == *_* ]]; then
        degraded+=("$cur")
      fi
      ;;
    *recovery* | *resync*)
      resync="$line"
      ;;
  esac
done </proc/mdstat

# details of the bad ones for the log; mdadm has an exit status of its own there
for a in "${degraded[@]}"; do
  mdadm --detail "/dev/$a" >&2 || :
  echo "members of $a: ${members[$a]}" >&2
done

if [ ${#arrays[@]} -eq 0 ]; then
  rune_ok "No arrays" '{"arrays":0,"degraded":[]}'
elif [ ${#degraded[@]} -gt 0 ]; then
  rune_error 3 "Degraded arrays" "$(jq -nc --arg r "$resync" '{resync:$r, degraded:$ARGS.positional}' --args "${degraded[@]}")"
else
  rune_ok_kv "Arrays are complete" "arrays=${#arrays[@]}" "resync=$resync"
fi
