#!/usr/bin/env bash
###############################################################################
# Plugin      : h_oracle_tablespace
# Purpose     : usage of one or all tablespaces of the RIS database
# Owner       : Database Services
###############################################################################
set -euo pipefail

source "/opt/rune/lib/rune_bpcs.sh"
rune_init

ORACLE_SID="$(rune_param sid "RISPROD")"
TABLESPACE="$(rune_param tablespace "%")"
THRESHOLD="$(rune_param threshold_percent "85")"

if [[ ! "${ORACLE_SID}" =~ ^[A-Z][A-Z0-9]{2,7}$ ]]; then
  rune_error 1 "sid is not valid" '{"field":"sid"}'
fi
if [[ ! "${THRESHOLD}" =~ ^[1-9][0-9]?$ ]]; then
  rune_error 1 "threshold_percent is 1 to 99" '{"field":"threshold_percent"}'
fi

ORACLE_HOME="$(awk -F: -v s="${ORACLE_SID}" '$1 == s { print $2; exit }' /etc/oratab 2>/dev/null || true)"
if [[ -z "${ORACLE_HOME}" ]]; then
  rune_error 4 "SID is not in /etc/oratab" "$(jq -nc --arg sid "${ORACLE_SID}" '{sid: $sid}')"
fi
export ORACLE_SID ORACLE_HOME
export NLS_LANG="AMERICAN_AMERICA.AL32UTF8"

SPOOL="$(mktemp)"
trap 'rm -f "${SPOOL}"' EXIT

if ! "${ORACLE_HOME}/bin/sqlplus" -S -L "/ as sysdba" >"${SPOOL}" 2>&1 <<SQL
whenever sqlerror exit 3
set pagesize 0 linesize 200 feedback off heading off colsep '|' trimspool on
select tablespace_name, round(used_percent, 1)
  from dba_tablespace_usage_metrics
 where tablespace_name like upper('${TABLESPACE}');
exit 0
SQL
then
  rune_error 3 "sqlplus failed" "$(jq -nc --arg t "$(grep -m1 '^ORA-' "${SPOOL}" || true)" '{oracle: $t}')"
fi

# RIS_DATA                      |      91.4
ROWS="$(jq -Rnc '[inputs | split("|") | select(length == 2) | map(gsub("\\s"; "")) | {name: .[0], used: (.[1] | tonumber? // 0)}]' <"${SPOOL}")"
HIGH="$(jq -c --argjson t "${THRESHOLD}" 'map(select(.used >= $t))' <<<"${ROWS}")" || HIGH="[]"

if [[ "${HIGH}" != "[]" ]]; then
  rune_error 3 "Tablespaces above the threshold" "$(jq -nc --argjson high "${HIGH}" '{high: $high}')"
fi
rune_ok "All tablespaces below the threshold" "${ROWS}"
