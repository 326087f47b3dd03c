#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

FLAG="$(rune_param flag noout)"
MODE="$(rune_param mode set)"

declare -A allowed=([noout]=1 [norebalance]=1 [nobackfill]=1 [noscrub]=1)
declare -A verb=([set]=set [unset]=unset)

if [[ -z "${allowed[$FLAG]:-}" ]]; then
  rune_error 1 "flag is not allowed" "$(printf '%s\n' "${!allowed[@]}" | sort | jq -Rnc '{allowed:[inputs]}')"
fi
V="${verb[$MODE]:-}"
[[ "$V" ]] || rune_error 1 "mode must be set or unset" '{"allowed":["set","unset"]}'

run() {
  echo "+ $*" >&2
  "$@" >/dev/null 2>&1
}

run ceph --connect-timeout 10 -s || rune_error 2 "cluster is not reachable" '{}'
run ceph osd "$V" "$FLAG" || rune_error 3 "ceph refused" "$(jq -nc --arg f "$FLAG" --arg m "$V" '{flag:$f, mode:$m}')"

HEALTH="$(ceph health -f json 2>/dev/null | jq -r '.status' || echo unknown)"

rune_out "flag=$FLAG"
rune_out "mode=$V"
rune_out "health=$HEALTH"
rune_finish "flag changed"
