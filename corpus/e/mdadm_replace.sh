#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

MD=$(rune_param array /dev/md0)
NEW=$(rune_param device "")

[[ -b $MD ]] || rune_error 2 "no such array" "$(jq -nc --arg m "$MD" '{array:$m}')"
[[ -b $NEW ]] || rune_error 1 "device is not a block device" "$(jq -nc --arg d "$NEW" '{device:$d}')"

failed=$(mdadm --detail "$MD" 2>/dev/null | awk '/faulty/ { print $NF }' || true)

(
  set +e
  for d in $failed; do
    mdadm --manage "$MD" --remove "$d" >/dev/null 2>&1 || rune_error 3 "cannot remove $d" '{"stage":"remove"}'
  done
) || true

if ! mdadm --manage "$MD" --add "$NEW" >/dev/null 2>&1; then
  rune_error 3 "cannot add the device" '{"stage":"add"}'
fi

pct=$(sed -n 's/.*recovery = *\([0-9.]*\)%.*/\1/p' /proc/mdstat)
printf 'rebuild at %s%%\n' "${pct:-0}"
rune_ok "device added" "$(jq -nc --arg m "$MD" --arg p "${pct:-0}" '{array:$m, rebuild:$p}')"
