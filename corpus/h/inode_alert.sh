#!/usr/bin/env bash
# ------------------------------------------------------------------------------
# inode_alert
#
# Answers the question "which file systems will run out of inodes?".
#
# Why this is not a one-liner: `df -i` prints "-" for file systems without a
# fixed inode table (btrfs, vfat). Naive scripts do (( use > limit )) with that
# and die; or they echo '{"fs":"'$fs'"}' and break on a mount point with a
# quote in its name. We do neither.
#
# Local test:
#     jq -n '{message_metadata:{},payload:{input_parameters:{limit:"90"},
#             context:{}},observability:{}}' | ./inode_alert.sh | jq .
# ------------------------------------------------------------------------------
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

: <<'DOCUMENTATION'
The here-document below a colon is our manual page. It is never printed.
  echo "this would be noise"
  rune_error 2
  exit 1
DOCUMENTATION

# Prints one JSON line for each file system: {"mount":"/","use":12}
# (only called in a substitution, so that its stdout is ours, not the caller's)
collect() {
  local use mount
  while read -r use mount; do
    # "-" means: no inode table
    [[ $use == *% ]] || continue
    use=${use%\%}
    jq -nc --arg m "$mount" --argjson u "$use" '{mount:$m, use:$u}'
  done < <(df --local --output=ipcent,target 2>/dev/null | tail -n +2)
}

rune_init

# 1. The limit, in percent.
limit=$(rune_param limit 85)
if [[ ! "${limit}" =~ ^[0-9]{1,2}$ ]]; then
  rune_error 1 "limit must be 0 to 99" "$(jq -nc --arg l "${limit}" '{limit:$l}')"
fi

# 2. The numbers.
all=$(collect | jq -sc 'sort_by(-.use)')
if [[ ${all} == "[]" ]]; then
  rune_error 2 "df showed nothing" '{"command":"df --local"}'
fi

# 3. The verdict. jq compares, Bash only looks at the count.
over=$(jq -c --argjson l "${limit}" 'map(select(.use > $l))' <<<"${all}")
count=$(jq 'length' <<<"${over}")
printf 'inode_alert: %s over %s%%\n' "${count}" "${limit}" >&2

data=$(jq -nc --argjson a "${all}" --argjson o "${over}" --argjson l "${limit}" '{limit:$l, over:$o, all:$a}')
if [[ ${count} -gt 0 ]]; then
  rune_error 3 "file systems are short of inodes" "${data}"
else
  rune_ok "inodes are fine" "${data}"
fi
