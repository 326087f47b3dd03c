#!/usr/bin/env bash
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
. "$here/rune_bpcs.sh"
rune_init
shopt -s inherit_errexit

LOKI=$(rune_ctx loki_url http://loki:3100)
user=$(rune_param user "")
LOKI_TOKEN=$(rune_param token "")
selector=$(rune_param selector "")
level=$(rune_param level error)
since=$(rune_param since 1h)

fail_with() { local code=$1 msg=$2; shift 2; rune_error "$code" "$msg" "$(jq -nc '$ARGS.named' "$@")"; }

[[ $selector == '{'*'}' ]] || fail_with 1 "selector must be a stream selector" --arg selector "$selector"
[[ $since =~ ^[0-9]+[smhd]$ ]] || fail_with 1 "since is like 15m" --arg since "$since"

auth=()
[[ -z $user ]] || auth=(-u "$user:$LOKI_TOKEN")

body=$(curl -fsS -G -m 30 "${auth[@]}" "$LOKI/loki/api/v1/query_range" \
        --data-urlencode "query=$selector" --data-urlencode "since=$since" --data-urlencode limit=5000) \
  || fail_with 2 "Loki did not answer" --arg url "$LOKI"

n=$(jq "[.data.result[] | select(.stream.level == \"$level\") | .values[]] | length" <<<"$body") \
  || fail_with 3 "answer not understood" --arg level "$level"

top=$(jq -c '[.data.result[] | {app: .stream.app, n: (.values | length)}] | sort_by(-.n)[:5]' <<<"$body") || top='[]'
rune_ok "counted" "$(jq -nc --argjson n "$n" --argjson top "$top" --arg s "$since" '{lines:$n, since:$s, top:$top}')"
