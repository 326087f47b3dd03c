#!/usr/bin/env bash
# The second command runs after errexit was switched on again.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
set +e
docker stop web >/dev/null
rc=$?
set -e
docker rm web >/dev/null # expect: RUNE402
rune_ok "Container removed" "$(jq -nc --argjson rc "$rc" '{stop_status:$rc}')"
