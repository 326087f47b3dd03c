#!/usr/bin/env bash
# Moves a component between nexus repositories by tag.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

base=${NEXUS_URL:-https://nexus.example.net}/service/rest/v1
api() { curl -fsS --netrc-file /etc/rune/nexus.netrc --max-time 30 "$@"; }
tag_body() { printf '{"name":"%s","attributes":{"by":"%s"}}' "$1" "$2"; }

main() {
  local tag from to by body reply moved
  tag=$(rune_param tag "")
  from=$(rune_param from staging)
  to=$(rune_param to releases)
  by=$(rune_ctx requested_by rune)
  [[ $tag =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "tag is not valid" '{"pattern":"[a-z0-9.-]+"}'
  [[ -r /etc/rune/nexus.netrc ]] || rune_error 4 "no nexus account configured" '{}'
  body=$(tag_body "$tag" "$by")
  api -H 'Content-Type: application/json' -d "$body" "$base/tags" -o /dev/null \
    || rune_error 2 "cannot create the tag" "$(jq -nc --arg t "$tag" '{tag:$t}')"
  reply=$(api -X POST "$base/staging/move/$to?tag=$tag&repository=$from") \
    || rune_error 22 "move failed" "$(jq -nc --arg f "$from" --arg t "$to" '{from:$f, to:$t}')"
  moved=$(jq '.data["components moved"] | length' <<<"$reply") || moved=0
  (( moved > 0 )) || rune_error 3 "nothing carried the tag" '{}'
  rune_ok "moved $moved components" "$(jq -nc --argjson m "$moved" --arg t "$to" '{moved:$m, to:$t}')"
}

rune_init
main "$@"
