#!/bin/bash
#----------------------------------------------------------------------
# HSM_PARTITION_CHECK   Verify that an HSM partition answers to its role
#----------------------------------------------------------------------
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

typeset -r TOOL=/usr/safenet/lunaclient/bin/cmu
typeset PARTITION PARTITION_PASSWORD SLOT REPORT
typeset -i OBJECTS=0

PARTITION="$(rune_param partition "")"
PARTITION_PASSWORD="$(rune_param partition_password "")"

[[ "${PARTITION}" =~ ^[a-z0-9_]{3,32}$ ]] || rune_error 1 "Invalid partition label" "$(rune_all_params)"
[ -n "${PARTITION_PASSWORD}" ] || rune_error 1 "Partition password is mandatory" '{"missing":["partition_password"]}'
[ -x "${TOOL}" ] || rune_error 4 "HSM client software is not installed"

SLOT="$(/usr/safenet/lunaclient/bin/lunacm -q -c 'slot list' 2>/dev/null </dev/null |
  awk -v p="${PARTITION}" '/Slot Id/ {s = $NF} /Label/ && $NF == p {print s; exit}')" || rune_error 2 "HSM is not reachable"
[[ "${SLOT}" =~ ^[0-9]+$ ]] || rune_error 2 "Partition has no slot" "$(jq -nc --arg p "${PARTITION}" '{partition:$p}')"

if ! REPORT="$("${TOOL}" list -slot "${SLOT}" -password "${PARTITION_PASSWORD}" -display handle,class 2>/dev/null)"; then
  rune_error 3 "Partition login rejected" "$(jq -nc --arg p "${PARTITION}" '{partition:$p}')"
fi
OBJECTS="$(grep -c 'handle=' <<<"${REPORT}" || true)"

rune_ok "Partition answers" "$(jq -nc --arg p "${PARTITION}" --arg s "${SLOT}" --argjson n "${OBJECTS}" '{partition:$p, slot:$s, objects:$n}')"
