#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly SCRIPT_DIR
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"

rune_init

# unit -> verb that does not drop connections
declare -rA VERB_FOR=(
  [nginx]=reload
  [haproxy]=reload
  [node_exporter]=restart
  [chronyd]=restart
)

log() {
  local -r level=$1
  shift
  printf 'level=%s ts=%s msg="%s"\n' "$level" "$(date -u +%FT%TZ)" "$*" >&2
}

retry() {
  local -r max=$1
  shift
  local n delay=1
  for ((n = 1; n <= max; n++)); do
    if "$@"; then
      return 0
    fi
    log warn "attempt $n/$max of '$*' failed"
    ((n < max)) || break
    sleep "$delay"
    ((delay *= 2))
  done
  return 1
}

unit_is_up() { systemctl is-active --quiet "$1"; }

unit=$(rune_param unit "")
attempts=$(rune_param attempts 3)

[[ -n $unit ]] || rune_error 1 "Missing required parameter: unit" '{"missing":["unit"]}'
verb=${VERB_FOR[$unit]:-}
if [[ -z $verb ]]; then
  rune_error 1 "Unit is not on the allow-list" \
    "$(jq -nc --arg u "$unit" --args '{unit: $u, allowed: $ARGS.positional}' "${!VERB_FOR[@]}")"
fi
[[ $attempts =~ ^[1-9]$ ]] || rune_error 1 "attempts must be 1 to 9" '{"field":"attempts"}'

log info "$verb of {$unit}, at most $attempts times"
if ! retry "$attempts" systemctl "$verb" "$unit"; then
  rune_error 2 "systemctl $verb failed" "$(jq -nc --arg u "$unit" --arg v "$verb" '{unit: $u, verb: $v}')"
fi

set +e
journalctl --unit="$unit" --since="-1min" --lines=5 --no-pager >&2
shown=$?
set -e
((shown == 0)) || log warn "no journal for $unit (status $shown)"

if ! retry 3 unit_is_up "$unit"; then
  state=$(systemctl show -p SubState --value "$unit" || true)
  rune_error 3 "Unit did not come up" "$(jq -nc --arg u "$unit" --arg s "$state" '{unit: $u, state: $s}')"
fi

rune_ok "Unit is active" "$(jq -nc --arg u "$unit" --arg v "$verb" '{unit: $u, verb: $v, active: true}')"
