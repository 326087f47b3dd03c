#!/usr/bin/env bash
# The status of the failed command is passed on and not chosen by the plugin.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
site=$(rune_param site https://www.example.net)
curl -fsS -o /dev/null --max-time 10 -- "$site" || rune_error $? "Site is down" '{"up":false}'
rune_ok_kv "Site is up" "site=$site"
