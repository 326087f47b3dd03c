#!/usr/bin/env bash
# Flush a multipath map and delete its paths.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

# multipath and blockdev talk: their words go to stderr, fd 3 is the answer
exec 3>&1 1>&2
exec 9>/run/lock/rune-multipath.lock || rune_error 2 "cannot open the lock" '{}' >&3
if ! flock -w 10 9; then
  echo "another flush is running"
  exit 2
fi

declare -a paths=() kept=()
map=$(rune_param map "")
[[ $map =~ ^(mpath[a-z]+|3[0-9a-f]{32})$ ]] || rune_error 1 "bad map name" "$(jq -nc --arg m "$map" '{map:$m}')" >&3

holders() { find "/sys/block/$1/holders" -mindepth 1 -maxdepth 1 2>/dev/null; }
paths_of() {
  local -n _paths=$1
  mapfile -t _paths < <(multipathd show paths raw format '%d %m' 2>/dev/null | awk -v m="$2" '$2 == m {print $1}')
}

dm=$(multipathd show maps raw format '%n %d' 2>/dev/null | awk -v m="$map" '$1 == m {print $2}') || dm=
[[ -n $dm ]] || rune_error 2 "no such map" "$(jq -nc --arg m "$map" '{map:$m}')" >&3
if [[ -n $(holders "$dm") ]] || findmnt --source "/dev/$dm"; then
  rune_error 3 "map is in use" "$(jq -nc --arg d "$dm" '{device:$d}')"
fi
paths_of paths "$map"
multipath -f "$map" || rune_error 3 "flush failed" '{}' >&3
for p in "${paths[@]}"; do
  blockdev --flushbufs "/dev/$p" || echo "no flush of $p"
  { echo 1 >"/sys/block/$p/device/delete"; } || kept+=("$p")
done
rune_ok "flushed" "$(jq -nc --argjson n "${#paths[@]}" '{paths:$n, kept:$ARGS.positional}' --args "${kept[@]}")" >&3
