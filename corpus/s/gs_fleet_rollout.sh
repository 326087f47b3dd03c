#!/usr/bin/env bash
# Roll a dedicated-server build over the fleet, one host after the other.
set -Eeuo pipefail

readonly here=$(dirname "${BASH_SOURCE[0]}")
source "${here}/rune_bpcs.sh"
rune_init

build=$(rune_param build "")
unit=$(rune_param unit gameserver)
mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[]')

[[ $build =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || rune_error 1 "build must look like 1.2.3"
[[ $unit =~ ^[a-z0-9@-]+$ ]] || rune_error 1 "bad unit"
(( ${#hosts[@]} )) || rune_error 1 "no hosts"
for h in "${hosts[@]}"; do
  [[ $h =~ ^[a-z0-9.-]+$ ]] || rune_error_kv 1 "bad host name" "host=$h"
done

pkg=/srv/builds/server-${build}.tar.zst
[[ -s $pkg ]] || rune_error_kv 2 "build not on the depot host" "file=$pkg"

roll() {
  local host=$1
  scp -q -o BatchMode=yes "$pkg" "${host}:/opt/gs/incoming/" >&2 || return 1
  ssh -n -o BatchMode=yes "$host" "sudo systemctl restart $unit" >&2 || return 1
}

bad=0
printf '%s\n' "${hosts[@]}" | while IFS= read -r host; do
  if roll "$host"; then
    rune_out last_host "$host"
  else
    printf 'roll out on %s failed\n' "$host" >&2
    : >"/tmp/gs_rollout.$$.bad"
  fi
done

if [[ -e /tmp/gs_rollout.$$.bad ]]; then
  rm -f "/tmp/gs_rollout.$$.bad"
  bad=1
fi
rune_out "build=$build"
rune_out hosts "${#hosts[@]}"
if (( bad )); then
  rune_err 5 "some hosts did not take the build"
fi
rune_finish "fleet is on $build"
