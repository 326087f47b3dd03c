#!/usr/bin/env bash
###############################################################################
# Plugin      : jstat_gc_watch
# Purpose     : Samples jstat -gcutil of all JVMs of one user, reports the old
#               generation and compares it with a limit from a policy file.
###############################################################################
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

readonly POLICY="/etc/rune/jvm_policy.json"

log() { printf '%s: %s\n' "$1" "$2" >&2; }

OWNER="$(rune_param user "tomcat")"
TIER="$(rune_param tier "default")"

if ! id "${OWNER}" >/dev/null 2>&1; then
  rune_error 2 "Unknown user" "$(jq -nc --arg u "${OWNER}" '{user:$u}')"
fi

LIMIT=85
if [[ -r "${POLICY}" ]]; then
  LIMIT="$(jq -r ".tiers.\"${TIER}\".old_gen_percent // 85" "${POLICY}")" || \
    rune_error 4 "Policy file is broken" '{"file":"/etc/rune/jvm_policy.json"}'
fi

sample() {
  # S0 S1 E O M CCS YGC ...: the O column, without its fraction
  jstat -gcutil "$1" 2>/dev/null | awk 'NR == 2 {split($4, p, "."); print p[1]}'
}

COUNT=0
for pid in $(pgrep -u "${OWNER}" -x java || true); do
  old="$(sample "${pid}")" || old=""
  if [[ -z "${old}" ]]; then
    log WARN "no figures for ${pid}"
    continue
  fi
  COUNT=$((COUNT + 1))
  log INFO "${pid}: old generation at ${old} percent"
done

ps -u "${OWNER}" -o pid=,rss=,comm= | awk '$3 == "java"' | while read -r pid rss _; do
  rune_out last_rss_kb "${rss}"
done || log WARN "no java process of ${OWNER}"

rune_out "limit=${LIMIT}"
rune_out "jvms=${COUNT}"
if (( COUNT == 0 )); then
  rune_err 2 "No JVM of that user"
fi
rune_finish "JVMs sampled"
