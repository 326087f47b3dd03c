#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

declare -A state=() errors=()

# fills the two maps named by $1 and $2
read_pools() {
  local -n health_=$1 errs_=$2
  local name health
  while IFS=$'\t' read -r name health; do
    health_[$name]=$health
    errs_[$name]=$(zpool status -p "$name" 2>/dev/null | awk -v name="$name" '$1 == name && NF >= 5 {print $3 + $4 + $5}') || errs_[$name]=0
  done < <(zpool list -H -o name,health 2>/dev/null)
}

read_pools state errors
(( ${#state[@]} )) || rune_error 2 "no pools on this host" '{"pools":[]}'

note=$(rune_param note "")
[[ -z $note ]] || ssh -n -o BatchMode=yes mon1.hostco.example "logger -t zpool '$note'" || echo "mon1 not told" >&2

start=$(rune_param start false)
bad=0
for pool in "${!state[@]}"; do
  if [[ ${state[$pool]} != ONLINE || ${errors[$pool]:-0} != 0 ]]; then
    bad=$((bad + 1))
  fi
done

if [[ $start == true ]]; then
  printf '%s\n' "${!state[@]}" | sort | while read -r pool; do
    [[ $(zpool status "$pool") == *"scrub in progress"* ]] && continue
    if zpool scrub "$pool" 2>/dev/null; then
      rune_out started "$pool"
    fi
  done
fi

summary=()
for pool in "${!state[@]}"; do summary+=("${pool}=${state[$pool]}"); done
(( bad == 0 )) || rune_err 3 "$bad pools need attention"
(( bad == 0 )) || rune_out "bad-pools=$bad"
printf '%s\n' "${summary[@]@Q}" >&2
rune_finish "pools checked"
