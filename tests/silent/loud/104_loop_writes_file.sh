#!/usr/bin/env bash
# The loop that emits has its whole output in a report file.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
LIST=/etc/rune/hosts.list
[[ -r $LIST ]] || rune_error 4 "The host list is missing"
REPORT="$(mktemp)"
while IFS= read -r host; do
  echo "host ${host}"
  getent hosts "$host" || rune_error 2 "Unknown host" "$(jq -nc --arg h "$host" '{host:$h}')" # expect: RUNE104
done <"$LIST" >"$REPORT"
rune_ok "All hosts are known" "$(jq -nc --arg r "$REPORT" '{report:$r}')"
