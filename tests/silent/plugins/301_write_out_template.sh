#!/usr/bin/env bash
# The write-out template of curl looks like JSON and is constant text.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
stats=$(curl -sS -o /dev/null --max-time 5 --write-out '{"code":%{http_code},"seconds":%{time_total}}' \
  https://status.example.net/) || rune_error 2 "Status page is unreachable"
code=$(jq -r '.code' <<<"$stats") || rune_error 3 "Statistics are no JSON"
[[ $code == 200 ]] || rune_error 3 "Status page is unhappy" "$stats"
rune_ok "Status page answers" "$stats"
