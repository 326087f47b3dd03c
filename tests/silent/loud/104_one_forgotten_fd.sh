#!/usr/bin/env bash
# One of three emitters forgets the saved contract stdout.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2
CHART="$(rune_param chart "")"
[[ -n $CHART ]] || rune_error 1 "Missing chart" '{"missing":["chart"]}' >&3
if helm upgrade --install app "$CHART" --wait; then
  rune_ok "Released" "$(jq -nc --arg c "$CHART" '{chart:$c}')" >&3
fi
rune_error 2 "Release failed" "$(jq -nc --arg c "$CHART" '{chart:$c}')" # expect: RUNE104
