#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
ORATAB=/etc/oratab
rune_init

SID="$(rune_param sid "")"
PCT="$(rune_param max_percent 90)"
[[ "${SID}" =~ ^[A-Za-z][A-Za-z0-9]{1,7}$ ]] || rune_error 1 "sid is malformed"
[[ "${PCT}" =~ ^[1-9][0-9]?$ ]] || rune_error 1 "max_percent is malformed"

home="$(awk -F: -v s="${SID}" '$1 == s {print $2; exit}' "${ORATAB}" 2>/dev/null)" || home=""
[[ -x "${home}/bin/sqlplus" ]] || rune_error 4 "no Oracle home for this sid" "$(jq -nc --arg s "${SID}" '{sid:$s}')"
export ORACLE_SID="${SID}" ORACLE_HOME="${home}" NLS_LANG=AMERICAN_AMERICA.AL32UTF8

usage="$("${home}/bin/sqlplus" -S -L "/ as sysdba" 2>/dev/null <<'SQL'
set heading off feedback off pagesize 0 linesize 200 trimspool on
whenever sqlerror exit 3
select tablespace_name || ' ' || round(used_percent) from dba_tablespace_usage_metrics order by used_percent desc;
exit
SQL
)" || rune_error 2 "sqlplus failed" "$(jq -nc --arg s "${SID}" '{sid:$s}')"

full="$(awk -v m="${PCT}" 'NF == 2 && $2 > m {print $1}' <<<"${usage}")"
list="$(jq -Rnc '[inputs | select(length > 0) | split(" ") | {name: .[0], percent: (.[1] | tonumber? // null)}]' <<<"${usage}")"

if [[ -n "${full}" ]]; then
  echo "over ${PCT}%: ${full//$'\n'/, }" >&2
  rune_error 3 "tablespaces are filling up" "$(jq -nc --argjson l "${list}" '{tablespaces:$l}')"
fi
rune_ok "tablespaces have room" "$(jq -nc --argjson l "${list}" '{tablespaces:$l}')"
