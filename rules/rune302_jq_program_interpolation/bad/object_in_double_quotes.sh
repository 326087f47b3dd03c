#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

node=$(rune_ctx node unknown)
owner=$(rune_param owner nobody)

out=$(
  jq -nc \
    --arg owner "$owner" \
    "{owner: \$owner, node: \"$node\", checked: true}" # the node can be told apart from nothing
)
# expect-at: 11 RUNE302
rune_ok "described" "$out"
