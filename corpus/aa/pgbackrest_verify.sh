#!/usr/bin/env bash
set -uo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"
rune_init

STANZA="$(rune_param stanza main)"
MAX_AGE="$(rune_param max_age_hours 26)"
[[ "${STANZA}" =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "stanza is malformed"
[[ "${MAX_AGE}" =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "max_age_hours is malformed"

quit() {
  echo "pgbackrest_verify: $*" >&2
  exit 2
}

info="$(pgbackrest --stanza="${STANZA}" --output=json --log-level-console=off info 2>/dev/null)" || quit "no repository information"

status="$(jq -r '.[0].status.code' <<<"${info}")"
if [[ "${status}" != 0 ]]; then
  rune_error 3
fi

last="$(jq -r '[.[0].backup[].timestamp.stop] | max // 0' <<<"${info}")"
age=$(( ($(date +%s) - last) / 3600 ))

pgbackrest --stanza="${STANZA}" --log-level-console=off check >/dev/null 2>&1 || quit "archive check failed"

summary="$(jq -c --argjson a "${age}" '.[0].backup[-1] | {label: .label, type: .type, bytes: .info.size, age_hours: $a}' <<<"${info}")"
if (( age > MAX_AGE )); then
  rune_error 3 "last backup is too old" "${summary}"
fi
rune_ok "backups are fine" "${summary}"
