#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"
rune_init

DATADIR="$(rune_param datadir /var/lib/postgresql/16/main)"
FENCE="$(rune_param fenced false)"
[[ "${DATADIR}" =~ ^/[A-Za-z0-9/._-]+$ ]] || rune_error 1 "datadir is malformed"

answer() {
  # answer RESULT MESSAGE DATA
  local doc
  if [[ "$1" == success ]]; then
    doc="$(jq -nc --argjson m "${RUNE_MESSAGE_METADATA}" --argjson o "${RUNE_OBSERVABILITY}" --argjson d "$3" --arg t "$2" \
      '{message_metadata:$m, payload:{result:"success", output_data:($d + {message:$t})}, observability:$o, error:null}')"
  else
    doc="$(jq -nc --argjson m "${RUNE_MESSAGE_METADATA}" --argjson o "${RUNE_OBSERVABILITY}" --argjson d "$3" --arg t "$2" \
      '{message_metadata:$m, payload:null, observability:$o, error:{code:3, message:$t, details:$d}}')"
    rune_emit "${doc}" 0
  fi
  rune_emit "${doc}"
}

if [[ ! -f "${DATADIR}/standby.signal" ]]; then
  answer failure "this instance is no standby" "$(jq -nc --arg d "${DATADIR}" '{datadir:$d}')"
fi
[[ "${FENCE}" == true ]] || answer failure "the old primary is not fenced" '{"fenced":false}'

lag="$(psql -XAtc 'SELECT coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp())::int, -1)' -d postgres 2>/dev/null)" || rune_error 2 "standby does not answer"

pushd /tmp >/dev/null
sudo -u postgres pg_ctl promote -D "${DATADIR}" -t 60 || rune_error 3 "promotion failed" "$(jq -nc --arg l "${lag}" '{lag:$l}')"
popd

state="$(psql -XAtc 'SELECT pg_is_in_recovery()' -d postgres 2>/dev/null)" || state=unknown
[[ "${state}" == f ]] || answer failure "still in recovery" "$(jq -nc --arg s "${state}" '{in_recovery:$s}')"
answer success "standby promoted" "$(jq -nc --arg l "${lag}" '{lag_seconds:$l}')"
