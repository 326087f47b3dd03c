#!/usr/bin/env bash
# Set or unset cluster flags before and after maintenance.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init
exec {answer}>&1 1>&2

declare -Ar allowed=([noout]=1 [norebalance]=1 [nobackfill]=1 [norecover]=1 [noscrub]=1 [nodeep-scrub]=1)
declare -a flags=() done_flags=()

reply() { local how=$1; shift; "$how" "$@" >&"$answer"; }
usage() { printf 'flags: %s\n' "${!allowed[*]}"; }

mode=$(rune_param mode set)
[[ $mode == set || $mode == unset ]] || reply rune_error 1 "mode is set or unset" '{"modes":["set","unset"]}'
mapfile -t flags < <(rune_param_json flags '["noout"]' | jq -r '.[]')
for flag in "${flags[@]}"; do
  if [[ -z $flag || -z ${allowed[$flag]:-} ]]; then
    usage
    reply rune_error 1 "flag is not allowed" "$(jq -nc --arg f "$flag" '{flag:$f}')"
  fi
done

for flag in "${flags[@]}"; do
  echo "ceph osd $mode $flag"
  timeout 20 ceph osd "$mode" "$flag" </dev/null || reply rune_error 3 "ceph refused" \
    "$(jq -nc --arg f "$flag" '{flag:$f, done:$ARGS.positional}' --args "${done_flags[@]}")"
  done_flags+=("$flag")
done
now=$(ceph osd dump -f json | jq -c '.flags | split(",")') || now='[]'
reply rune_ok "flags $mode" "$(jq -nc --argjson n "$now" --arg m "$mode" '{mode:$m, flags:$n}')"
