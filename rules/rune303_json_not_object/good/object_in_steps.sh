#!/usr/bin/env bash
# shellcheck source=/dev/null
set -o errexit -o nounset -o pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

summary='{}'
while IFS=: read -r name _ uid _; do
  summary=$(jq -c --arg name "$name" --arg uid "$uid" '.[$name] = $uid' <<<"$summary")
done < <(printf '%s\n' root:x:0:0 daemon:x:1:1)

failed=$(jq 'length == 0' <<<"$summary")
[[ $failed == false ]] || rune_error 3 "nobody is there"
rune_ok "summed up" "$(jq -c '{users: ., count: length}' <<<"$summary")"
