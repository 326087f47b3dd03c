#!/usr/bin/env bash
# delete snapshot components older than N days
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

repo=$(rune_param repository "")
days=$(rune_param days 30)
[[ $repo =~ ^[a-z-]+-snapshots$ ]] || rune_error 1 "only *-snapshots" '{"field":"repository"}'
[[ $days =~ ^[0-9]{1,4}$ ]] || rune_error 1 "days?" '{"field":"days"}'

api=https://nexus.tv.example/service/rest/v1
get() { curl -fsS --netrc-file /etc/rune/nexus.netrc --max-time 60 "$@"; }
lim=$(date -u -d "-$days days" +%Y-%m-%dT%H:%M:%S)

gone=0 fails=0 token=
while :; do
  page=$(get "$api/components?repository=$repo${token:+&continuationToken=$token}") || rune_error_kv 2 "Nexus does not answer" "repository=$repo"
  while read -r id; do
    if get -X DELETE -o /dev/null "$api/components/$id"; then gone=$((gone + 1)); else fails=$((fails + 1)); fi
  done < <(jq -r --arg l "$lim" '.items[] | select([.assets[].lastModified] | max < $l) | .id' <<<"$page")
  token=$(jq -r '.continuationToken // ""' <<<"$page") || token=
  [[ -n $token ]] || break
done

out=$(jq -nc --arg r "$repo" --argjson g "$gone" --argjson f "$fails" '{repository: $r, deleted: $g, failed: $f}')
if ((fails)); then
  doc=$(jq -nc --argjson m "$RUNE_MESSAGE_METADATA" --argjson o "$RUNE_OBSERVABILITY" --argjson d "$out" \
    '{message_metadata: $m, payload: null, observability: $o, error: {code: 3, message: "some components stay", details: $d}}')
  rune_emit "$doc" 1
fi
rune_ok "cleaned" "$out"
