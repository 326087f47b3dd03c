#!/usr/bin/env bash
# Ban a host/URL pattern on the local varnish and report the ban list length.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

HOST="$(rune_param host "")"
URL_RE="$(rune_param url_regex ".")"

[[ -n "$HOST" ]] || rune_error 1 "Missing required parameter: host" '{"missing":["host"]}'
if [[ ! "$HOST" =~ ^[A-Za-z0-9.-]+$ ]]; then
  rune_error 1 "host has characters that do not belong in a host name" '{"parameter":"host"}'
fi

command -v varnishadm >/dev/null || rune_error 2 "varnishadm is not installed" '{}'

ban_count() {
  varnishadm ban.list 2>/dev/null | awk 'NR > 1 { n++ } END { print n + 0 }'
}

before=$(ban_count) || before=0

if ! answer=$(varnishadm ban req.http.host == "$HOST" '&&' req.url '~' "$URL_RE" 2>&1); then
  rune_error 3 "varnish refused the ban" "$(jq -nc --arg a "$answer" '{answer:$a}')"
fi

after=$(ban_count) || after=$before
printf 'bans: %s -> %s\n' "$before" "$after" >&2

rune_ok "Ban added" "$(jq -nc --arg h "$HOST" --arg b "$before" --arg a "$after" \
  '{host:$h, bans_before:($b|tonumber), bans_after:($a|tonumber)}')"
