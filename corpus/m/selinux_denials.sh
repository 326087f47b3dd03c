#!/bin/bash
################################################################################
# Plugin   : selinux_denials
# Purpose  : Condense the AVC denials of a period into a list per command.
# Inputs   : since ("recent", "today", "boot", ...; default "today")
# Output   : { since, total, denials: [ {comm, tclass, count} ] }
################################################################################
set -euo pipefail

readonly PLUGIN_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${PLUGIN_DIR}/rune_bpcs.sh"

function require_tool() {
    local tool="${1}"
    if ! command -v "${tool}" >/dev/null 2>&1; then
        rune_error 2 "Required tool is not installed" "$(jq -nc --arg tool "${tool}" '{tool: $tool}')"
    fi
}

function read_denials() {
    local since="${1}"
    ausearch --input-logs --message AVC --start "${since}" --raw 2>/dev/null
}

rune_init

SINCE="$(rune_param since "today")"
case "${SINCE}" in
    recent|today|yesterday|boot|this-week|this-month) ;;
    *)
        rune_error 1 "Unsupported value for since" "$(jq -nc --arg since "${SINCE}" '{since: $since}')"
        ;;
esac

require_tool ausearch
require_tool awk

RAW_RECORDS="$(read_denials "${SINCE}")"

TOTAL=0
DENIAL_LIST=""
while read -r COUNT COMM TCLASS; do
    if [[ -z "${COUNT}" ]]; then
        continue
    fi
    TOTAL=$((TOTAL + COUNT))
    DENIAL_LIST+="${DENIAL_LIST:+,}{\"comm\":\"${COMM}\",\"tclass\":\"${TCLASS}\",\"count\":${COUNT}}"
done < <(
    awk '
        {
            comm = "?"; class = "?"
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^comm=/)   { comm = substr($i, 6); gsub(/"/, "", comm) }
                if ($i ~ /^tclass=/) { class = substr($i, 8) }
            }
            seen[comm " " class]++
        }
        END { for (k in seen) print seen[k], k }
    ' <<<"${RAW_RECORDS}" | sort -rn
)

OUTPUT_DATA="{\"since\":\"${SINCE}\",\"total\":${TOTAL},\"denials\":[${DENIAL_LIST}]}"
rune_ok "SELinux denials collected" "${OUTPUT_DATA}"
