#!/usr/bin/env bash
# Merge a snapshot back into its origin. The answer is a document of our own shape.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

# answer RESULT_JSON CODE
answer() {
  local -r out=$1 code=$2
  local doc
  doc=$(jq -nc --argjson mm "${RUNE_MESSAGE_METADATA}" --argjson obs "${RUNE_OBSERVABILITY}" --argjson out "${out}" \
    '{message_metadata:$mm, payload:{result:"success", output_data:$out}, observability:$obs, error:null}')
  rune_emit "${doc}" "${code}"
}

lv_field() {
  lvs --noheadings --nosuffix --units b -o "$1" "$2/$3" 2>/dev/null | tr -d ' '
}

vg=$(rune_param vg "") snap=$(rune_param snapshot "")
for v in vg snap; do
  [[ "${!v}" =~ ^[A-Za-z0-9_.+][A-Za-z0-9_.+-]*$ ]] || rune_error 1 "bad LVM name" "$(jq -nc --arg k "${v}" '{bad:[$k]}')"
done

origin=$(lv_field origin "${vg}" "${snap}") || rune_error 2 "no such volume" '{"step":"lvs"}'
[[ -n "${origin}" ]] || rune_error 3 "this volume is no snapshot" '{"step":"origin"}'
used=$(lv_field snap_percent "${vg}" "${snap}") || used=0

if [[ "${used%%.*}" == 100 ]]; then
  rune_error 3 "the snapshot is full and thus invalid" "snapshot ${vg}/${snap} is full"
fi

lvconvert --merge --yes "${vg}/${snap}" >&2 || rune_error 3 "lvconvert refuses" '{"step":"merge"}'

result=$(jq -nc --arg o "${vg}/${origin}" --arg u "${used}" '{origin:$o, used_percent:$u}')
if findmnt -n -S "/dev/${vg}/${origin}" >/dev/null; then
  answer "${result}" 3
fi
answer "${result}" 0
