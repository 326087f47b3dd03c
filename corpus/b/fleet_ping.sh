#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe extglob nullglob
set +m
source "${BASH_SOURCE[0]%/*}/lib/rune_bpcs.sh"

rune_init

declare -i up=0 down=0
declare -A seen

hosts() { rune_param_json hosts '[]' | jq -r '.[]? | strings'; }

tally() {
  local -n counter=$1
  counter=$(( counter + 1 ))
}

# lastpipe: this loop is the main shell, so the counters and rune_out survive
hosts | while IFS= read -r host; do
  [[ $host == +([A-Za-z0-9.-]) ]] || continue
  [[ -v seen[$host] ]] && continue
  seen[$host]=1
  if ping -n -c1 -W2 -- "$host" &>/dev/null; then
    tally up
  else
    tally down
    printf >&2 'down: %s\n' "$host"
    rune_err 3 "some hosts are down"
  fi
done

if (( up + down == 0 )); then
  rune_error 1 "no usable hosts" '{"missing":["hosts"]}'
fi

rune_out "up=$up"
rune_out "down=$down"
rune_finish "fleet answered"
