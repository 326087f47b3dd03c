#!/usr/bin/env bash
# compare the SOA serial of a zone on all its name servers
set -uo pipefail
set -e
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

ask()    { dig +short +time=3 +tries=1 "$@" 2>/dev/null; }
ns_of()  { ask "$1" NS | sed 's/\.$//' | sort; }
serial() { ask "@$2" "$1" SOA | awk 'NR == 1 { print $3 }'; }
note()   { echo "$@" >&2; }

ZONE=$(rune_param zone "")
[[ $ZONE =~ ^([a-z0-9_-]+\.)+[a-z]{2,}\.?$ ]] || rune_error 1 "zone is missing or malformed" '{"field":"zone"}'

rows=()
while read -r ns; do
  s=$(serial "$ZONE" "$ns") || s=""
  note "$ns -> ${s:-no answer}"
  rows+=("$(jq -nc --arg n "$ns" --arg s "$s" '{server:$n, serial:($s | tonumber? // null)}')")
done < <(ns_of "$ZONE" || true)

if [[ ${#rows[@]} -eq 0 ]]; then
  rune_error 2 "zone has no name servers" "$(jq -nc --arg z "$ZONE" '{zone:$z}')"
fi

report=$(printf '%s\n' "${rows[@]}" | jq -sc --arg z "$ZONE" '
  {zone: $z, servers: ., silent: map(select(.serial == null)) | length,
   serials: (map(.serial | select(. != null)) | unique)}
  | .in_sync = (.silent == 0 and (.serials | length) == 1)')

if jq -e .in_sync >/dev/null <<<"$report"; then
  rune_ok "zone is in sync" "$report"
else
  rune_error 3 "zone is not in sync" "$report"
fi
