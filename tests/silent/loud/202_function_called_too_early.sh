#!/usr/bin/env bash
# A function with a reader is called above the initialisation.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
read_limits() {
  SOFT="$(rune_param soft "1024")" # expect: RUNE202
  HARD="$(rune_param hard "4096")" # expect: RUNE202
}
read_limits
rune_init
FILE="$(mktemp)"
printf '* %s nofile %s\n' soft "$SOFT" hard "$HARD" >"$FILE"
install -m 0644 "$FILE" /etc/security/limits.d/90-rune.conf || rune_error 2 "Cannot install the limits"
rune_ok "Limits installed" "$(jq -nc --arg s "$SOFT" --arg h "$HARD" '{soft:$s, hard:$h}')"
