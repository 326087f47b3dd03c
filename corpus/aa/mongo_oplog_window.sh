#!/usr/bin/env bash
set -euo pipefail

BASE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${BASE}/rune_bpcs.sh"
rune_init

HOURS="$(rune_param min_hours 24)"
URI_FILE="$(rune_param uri_file /etc/rune/mongo.uri)"
case "${HOURS}" in
  ''|*[!0-9]*) rune_error 1 "min_hours must be a number" "$(jq -nc --arg h "${HOURS}" '{min_hours:$h}')" ;;
esac
[[ -r "${URI_FILE}" ]] || rune_error 4 "URI file is not readable" "$(jq -nc --arg f "${URI_FILE}" '{uri_file:$f}')"

script="$(mktemp --suffix=.js)"
err="$(mktemp)"
finished=no
cleanup() {
  local status=$?
  rm -f "${script}" "${err}"
  if [[ "${finished}" == no && "${status}" -ne 0 ]]; then
    finished=yes
    rune_error 100 "ended without an answer" "$(jq -nc --argjson s "${status}" '{status:$s}')"
  fi
}
trap cleanup EXIT

fail() { finished=yes; rune_error "$@"; }

cat >"${script}" <<'JS'
const uri = require('fs').readFileSync(process.env.URI_FILE, 'utf8').trim();
const db = connect(uri);
const i = db.getSiblingDB('local').getReplicationInfo();
print(JSON.stringify({"first": i.tFirst, "last": i.tLast, "hours": i.timeDiffHours, "used_mb": i.usedMB}));
JS

answer=''
for attempt in 1 2 3; do
  if answer="$(URI_FILE="${URI_FILE}" timeout 20 mongosh --quiet --nodb "${script}" 2>"${err}" </dev/null)"; then
    break
  fi
  printf 'attempt %d: %s\n' "${attempt}" "$(head -c 300 "${err}")" >&2
  answer=''
  sleep "${attempt}"
done
[[ -n "${answer}" ]] || fail 2 "mongod does not answer"

info="$(jq -ce 'select(type == "object" and has("hours"))' <<<"${answer}" 2>/dev/null)" || fail 3 "no oplog on this member" '{"role":"standalone or arbiter"}'
window="$(jq -r '.hours | floor' <<<"${info}")"

if ((window < 10#${HOURS})); then
  fail 3 "oplog window is too short" "$(jq -c --argjson m "$((10#${HOURS}))" '. + {wanted_hours: $m}' <<<"${info}")"
fi
finished=yes
rune_ok "oplog window is long enough" "${info}"
