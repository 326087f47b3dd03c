#!/usr/bin/env bash
set -Eeuo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "failed in line $LINENO" "{}"' ERR

es=$(rune_param url http://127.0.0.1:9200)
alias=$(rune_param alias "")
[[ $alias =~ ^[a-z0-9][a-z0-9._-]*$ ]] || rune_error 1 "alias is malformed" "$(jq -nc --arg a "$alias" '{alias:$a}')"

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

pushd "$tmp"

(
  export no_proxy='*'
  curl -fsS --max-time 10 -o alias.json "$es/_alias/$alias"
)
old=$(jq -r --arg a "$alias" '[to_entries[] | select(.value.aliases[$a].is_write_index != false) | .key] | sort | last // ""' alias.json)
[[ -n $old ]] || rune_error 3 "alias has no write index" '{}'

jq -n '{conditions: {max_age: "1d", max_primary_shard_size: "40gb"}}' >conditions.json
if ! curl -fsS --max-time 60 -H 'Content-Type: application/json' -d @conditions.json -o answer.json "$es/$alias/_rollover"; then
  rune_error 3 "rollover refused" "$(jq -nc --arg o "$old" '{write_index:$o}')"
fi

popd >/dev/null
out=$(jq -c '{old_index, new_index, rolled_over, conditions}' "$tmp/answer.json")
rune_ok "rollover asked" "$out"
