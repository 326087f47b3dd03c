#!/usr/bin/env bash
# Pause the CI runners of this host, wait for running jobs, unpause on failure. (game studio)
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

API="$(rune_ctx gitlab_api "https://gitlab.studio.lan/api/v4")"
TOKEN="$(rune_param api_token "")"
WAIT="$(rune_param wait "900")"
TAG="$(rune_param tag "$(uname -n)")"
[[ -n "$TOKEN" ]] || rune_error 1 "api_token is required" '{"missing":["api_token"]}'
[[ "$WAIT" =~ ^[0-9]+$ ]] || rune_error 1 "wait is in seconds" '{"field":"wait"}'

gl() { # METHOD PATH [curl options]; the token is read by curl from a descriptor
  local method=$1 path=$2
  shift 2
  curl -fsS --max-time 20 -X "$method" -K <(printf 'header = "PRIVATE-TOKEN: %s"\n' "$TOKEN") "$@" "$API/$path"
}

runners="$(gl GET "runners/all?tag_list=$TAG&per_page=50" 2>/dev/null | jq -c '[.[].id]')" \
  || rune_error 2 "GitLab does not answer" "$(jq -nc --arg a "$API" '{api:$a}')"
[[ "$runners" != '[]' ]] || rune_error 2 "No runner with this tag" "$(jq -nc --arg t "$TAG" '{tag:$t}')"

set_paused() {
  local id
  for id in $(jq '.[]' <<<"$runners"); do
    gl PUT "runners/$id" --data "paused=$1" -o /dev/null 2>/dev/null || return 1
  done
}
busy() {
  local id n=0 k
  for id in $(jq '.[]' <<<"$runners"); do
    k="$(gl GET "runners/$id/jobs?status=running" 2>/dev/null | jq length)" || k=1
    n=$((n + k))
  done
  echo "$n"
}

set_paused true || { set_paused false || true; rune_error 3 "Cannot pause" "$(jq -nc --argjson r "$runners" '{runners:$r}')"; }

end_time=$((SECONDS + WAIT))
left="$(busy)"
while [ "$left" -gt 0 ] && [ "$SECONDS" -lt "$end_time" ]; do
  sleep 15
  left="$(busy)"
done
if [ "$left" -gt 0 ]; then
  set_paused false || echo "unpause failed" >&2
  rune_error 3 "Jobs did not end in time" "$(jq -nc --argjson l "$left" '{running:$l}')"
fi
rune_ok "Runners paused" "$(jq -nc --argjson r "$runners" '{runners:$r}')"
