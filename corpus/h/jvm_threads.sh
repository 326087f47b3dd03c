#!/usr/bin/env bash
# jvm_threads: count the threads of a Java service by state, keep a dump of them
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

DUMP_DIR=/var/tmp/jvm_threads
readonly STATES=(RUNNABLE BLOCKED WAITING TIMED_WAITING)

debug() { printf 'DEBUG %s\n' "$*" >&2; }

# -> the dump of one JVM
dump() {
  local pid=$1
  [[ -d /proc/$pid ]] || rune_error 2 "the JVM is gone" "$(jq -nc --arg p "$pid" '{pid:$p}')"
  jstack "$pid" 2>/dev/null || true
}

# -> one JSON object for each state
count_states() {
  local file=$1 state n
  for state in "${STATES[@]}"; do
    n=$(gzip -dc "$file" 2>/dev/null | grep -c "java.lang.Thread.State: ${state}") || n=0
    jq -nc --arg s "$state" --argjson n "$n" '{state:$s, threads:$n}'
  done
}

main() {
  rune_init
  local all service pid file
  all=$(rune_param)
  debug "called with ${#all} characters of parameters"

  service=$(rune_param service "")
  [[ -n $service ]] || rune_error 1 "Missing required parameter: service" '{"missing":["service"]}'

  pid=$(systemctl show -p MainPID --value "$service" 2>/dev/null) || rune_error 2 "no such service" '{}'
  if [[ -z $pid || $pid == 0 ]]; then
    debug "$service does not run, nothing to count"
    return 0
  fi

  mkdir -p "$DUMP_DIR"
  file="$DUMP_DIR/${service//[^a-zA-Z0-9]/_}.$(date +%s).gz"
  dump "$pid" | gzip -c >"$file" || rune_error 3 "cannot write the dump" "$(jq -nc --arg f "$file" '{file:$f}')"

  rune_ok "threads counted" "$(count_states "$file" | jq -sc 'sort_by(-.threads)')"
}

main "$@"
