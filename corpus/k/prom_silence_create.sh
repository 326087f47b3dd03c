#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

SELF_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${SELF_DIR}/rune_bpcs.sh"
rune_init

AM_URL="$(rune_param alertmanager http://127.0.0.1:9093)"
HOURS="$(rune_param hours 2)"
OWNER="$(rune_ctx requested_by rune)"
MATCH="$(rune_param_json matchers '{}')"
AM_TOKEN="${AM_TOKEN:-}"

case "$AM_URL" in
  http://*|https://*) ;;
  *) rune_error 1 "alertmanager is no URL" '{"field":"alertmanager"}' ;;
esac
case "$HOURS" in
  1|2|4|8|24) ;;
  *) rune_error 1 "hours must be 1, 2, 4, 8 or 24" '{"allowed":[1,2,4,8,24]}' ;;
esac

read -r -d '' PROGRAM <<'JQ' || true
def matcher: { name: .key, value: (.value | tostring), isRegex: (.value | tostring | test("[*|]")), isEqual: true };
if type != "object" or length == 0 then error("no matchers") else
{
  matchers:  (to_entries | map(matcher)),
  startsAt:  (now | todate),
  endsAt:    (now + ($hours | tonumber) * 3600 | todate),
  createdBy: $owner,
  comment:   "set by RUNE"
}
end
JQ

BODY="$(jq -c --arg hours "$HOURS" --arg owner "$OWNER" "$PROGRAM" <<<"$MATCH" 2>/dev/null)" ||
  rune_error 1 "matchers must be a non-empty object" '{"example":{"alertname":"HighLoad"}}'

# the token goes by a config on a descriptor, never on the command line
post() {
  curl -sS --max-time 15 --fail-with-body \
    -K <([[ -z "$AM_TOKEN" ]] || printf 'header = "Authorization: Bearer %s"\n' "$AM_TOKEN") \
    -H 'Content-Type: application/json' --data-binary @- "$AM_URL/api/v2/silences"
}

if ! ANSWER="$(printf '%s' "$BODY" | post)"; then
  rune_error 2 "Alertmanager refused the silence" "$(jq -nc --arg a "$ANSWER" '{answer: $a}')"
fi
ID="$(jq -r '.silenceID // empty' <<<"$ANSWER" 2>/dev/null)" || ID=""
[[ -n "$ID" ]] || rune_error 3 "No silence id in the answer" "$(jq -nc --arg a "$ANSWER" '{answer: $a}')"

rune_ok "Silence created" "$(jq -c --arg id "$ID" '{id: $id, until: .endsAt, matchers: (.matchers | length)}' <<<"$BODY")"
