#!/usr/bin/env bash
set -euo pipefail

source "$(dirname -- "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

declare -r SENTINEL=${SENTINEL_ADDR:-127.0.0.1:26379}
sentinel() { redis-cli -h "${SENTINEL%:*}" -p "${SENTINEL##*:}" --raw sentinel "$@" </dev/null; }

set_name=$(rune_param master_set mymaster)
[[ $set_name =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "bad set name" '{"field":"master_set"}' >&3

mapfile -t old < <(sentinel get-master-addr-by-name "$set_name")
(( ${#old[@]} == 2 )) || rune_error 2 "sentinel does not know the set" "$(jq -nc --arg s "$set_name" '{master_set:$s}')" >&3

sentinel ckquorum "$set_name" || rune_error 3 "no quorum" '{}' >&3

# events for the incident channel, for as long as the failover may take
timeout 300 redis-cli -h "${SENTINEL%:*}" -p "${SENTINEL##*:}" psubscribe '+switch-master' >/tmp/failover.events 2>&1 </dev/null &

sentinel failover "$set_name" || rune_error 3 "failover refused" '{}' >&3

new=()
for _ in {1..30}; do
  sleep 2
  mapfile -t new < <(sentinel get-master-addr-by-name "$set_name")
  [[ ${new[*]} != "${old[*]}" && ${#new[@]} -eq 2 ]] && break
done

peer_info=$(sentinel replicas "$set_name" | paste - - | jq -Rnc '[inputs | split("\t") | {(.[0]): .[1]}] | add') || peer_info='{}'
state=$(jq -r ".[\"$(rune_param report_field flags)\"] // \"-\"" <<<"$peer_info") || state=-
if [[ ${new[*]} == "${old[*]}" ]]; then
  rune_error 3 "master did not move" "$(jq -nc --arg s "$state" '{state:$s}')" >&3
fi
rune_ok "failover done" "$(jq -nc --arg o "${old[*]}" --arg n "${new[*]:-}" --arg s "$state" '{from:$o, to:$n, state:$s}')" >&3
