#!/usr/bin/env bash
# The braces of awk and sed programs are no JSON.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
COLUMN="$(rune_param column "2")"
SUM="$(awk -v col="${COLUMN}" '{ total += $col } END { print total }' </etc/hosts)"
FIRST="$(sed -n '1{s/#//;p;q}' /etc/hosts)"
TABLE="$(awk 'BEGIN { OFS=":" } { print $1, "x" }' /etc/hosts)"
rune_ok "Summed" "$(jq -nc --arg sum "${SUM}" --arg first "${FIRST}" --arg t "${TABLE}" '{sum:$sum, first:$first, table:$t}')"
