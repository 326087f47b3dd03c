#!/usr/bin/env bash
set -Eeuo pipefail

trap_err() {
  local status=$?
  if [[ $BASH_SUBSHELL -gt 0 ]]; then
    return "$status"
  fi
  trap - ERR
  rune_error 100 "internal error" "$(jq -nc --argjson s "$status" '{status:$s}')"
}

self=$(readlink -f "${BASH_SOURCE[0]}")
source "$(dirname "$self")/rune_bpcs.sh"
rune_init
trap trap_err ERR

min_paths=$(rune_param min_paths 2)
wwid_filter=$(rune_param wwid "")

[[ $min_paths =~ ^[1-9]$ ]] || rune_error 1 "min_paths must be 1 to 9"
[[ -z $wwid_filter || $wwid_filter =~ ^[0-9a-f]{17,33}$ ]] || rune_error 1 "wwid is malformed"

systemctl is-active --quiet multipathd || rune_error 2 "multipathd is not running"

maps=$(timeout 15 multipathd show maps json 2>/dev/null </dev/null) || rune_error 2 "multipathd does not answer"
jq -e '.maps | type == "array"' <<<"$maps" >/dev/null 2>&1 || rune_error 100 "answer of multipathd not understood"

summary=$(jq -c --arg w "$wwid_filter" --arg min "$min_paths" '
  [.maps[] | select($w == "" or .uuid == $w)
   | {name, uuid, size,
      paths: [.path_groups[]?.paths[]?],
      queueing: (.queueing // "")}
   | . + {active: (.paths | map(select(.dm_st == "active")) | length),
          failed: (.paths | map(select(.dm_st == "failed") | .dev))}
   | del(.paths)
   | . + {ok: (.active >= ($min | tonumber) and (.failed | length) == 0)}]' <<<"$maps")

if [[ $summary == '[]' ]]; then
  rune_error 2 "no multipath device found" "$(jq -nc --arg w "$wwid_filter" '{wwid:$w}')"
fi

while IFS=$'\t' read -r name active failed; do
  if [[ -n $failed ]]; then
    printf '%s: %s active, failed: %s\n' "$name" "$active" "$failed" >&2
    for dev in ${failed//,/ }; do
      [[ -r /sys/block/$dev/device/state ]] || continue
      printf '  %s is %s\n' "$dev" "$(cat "/sys/block/$dev/device/state" 2>/dev/null || echo gone)" >&2
    done
  fi
done < <(jq -r '.[] | [.name, (.active | tostring), (.failed | join(","))] | @tsv' <<<"$summary")

bad=$(jq '[.[] | select(.ok | not)] | length' <<<"$summary")
doc=$(jq -c --argjson b "$bad" '{maps: ., degraded: $b}' <<<"$summary")
if (( bad > 0 )); then
  rune_error 3 "multipath devices are degraded" "$doc"
fi
rune_ok "all multipath devices are healthy" "$doc"
