#!/usr/bin/env bash
# Take a snapshot of each dataset and keep the newest N of ours.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

readonly prefix=rune-auto

load_datasets() {
  local -n _out=$1
  mapfile -t _out < <(rune_param_json datasets '[]' | jq -r '.[]?')
}
to_json() {
  local -n _arr=$1
  if (( ${#_arr[@]} )); then printf '%s\n' "${_arr[@]}" | jq -Rnc '[inputs]'; else printf '[]'; fi
}
snapshots_of() { zfs list -H -d 1 -t snapshot -o name -s creation -- "$1" 2>/dev/null | sed -n "/@${prefix}-/p"; }

declare -a sets=() made=() gone=() failed=()
declare stamp keep
load_datasets sets
keep=$(rune_param keep 14)
[[ $keep =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1..99" "$(jq -nc --arg k "$keep" '{keep:$k}')"
(( ${#sets[@]} )) || rune_error 1 "no datasets given" '{"missing":["datasets"]}'
printf -v stamp '%(%Y%m%d-%H%M%S)T' -1

for ds in "${sets[@]}"; do
  if ! zfs snapshot -r -- "${ds}@${prefix}-${stamp}" 2>/dev/null; then
    failed+=("$ds")
    continue
  fi
  made+=("${ds}@${prefix}-${stamp}")
  mapfile -t have < <(snapshots_of "$ds")
  for (( i = 0; i < ${#have[@]} - keep; i++ )); do
    if zfs destroy -- "${have[i]}" 2>/dev/null; then gone+=("${have[i]}"); else echo "busy: ${have[i]@Q}" >&2; fi
  done
done

result=$(jq -nc --argjson m "$(to_json made)" --argjson g "$(to_json gone)" --argjson f "$(to_json failed)" '{created:$m, destroyed:$g, failed:$f}')
(( ${#failed[@]} == 0 )) || rune_error 3 "${#failed[@]} datasets failed" "$result"
rune_ok "snapshots rotated" "$result"
