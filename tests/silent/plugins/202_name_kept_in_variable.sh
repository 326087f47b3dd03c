#!/usr/bin/env bash
# Before the initialisation the names of the functions are only stored and printed.
set -euo pipefail
BASE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. "${BASE}/rune_bpcs.sh"
readonly GET=rune_param ANSWER=rune_ok
printf 'will call %s and then %s\n' "$GET" "$ANSWER" >&2
rune_init
ZONE="$("$GET" zone "public")"
firewall-cmd --zone="$ZONE" --query-masquerade >/dev/null 2>&1 || rune_error 3 "No masquerading"
rune_ok "Masquerading is on" "$(jq -nc --arg z "$ZONE" '{zone:$z}')"
