#!/usr/bin/env bash
# A here-string carries a hand-made document to jq, quotes and all.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
REGION="$(rune_param region "eu-west-1")"
BODY=$(jq -c '. + {source: "rune"}' <<<'{"region":"'"$REGION"'"}') || rune_error 1 "bad region" # expect: RUNE301
curl -fsS -o /dev/null -X POST --data-raw "$BODY" https://hooks.lan/region || rune_error 2 "the hook did not answer"
rune_ok "posted" '{}'
