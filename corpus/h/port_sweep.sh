#!/usr/bin/env bash
# port_sweep -- which hosts of a list answer on a port
set -euo pipefail
D=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); . "$D/rune_bpcs.sh"
rune_init

list=$(rune_param list /etc/rune/hosts.txt); port=$(rune_param port 22); verbose=$(rune_param verbose "")
[[ $port =~ ^[0-9]{1,5}$ ]] || rune_error 1 "port is not a number" '{"parameter":"port"}'
[[ -r $list ]] || rune_error 2 "list is not readable" "$(jq -nc --arg l "$list" '{list:$l}')"

say() { [[ -n $verbose ]] && echo "$*" >&2; }
up() { timeout 3 bash -c ': </dev/tcp/"$0"/"$1"' "$1" "$port" 2>/dev/null; }

mapfile -t hosts
n=${#hosts[@]}
(( n )) || rune_error 1 "the list is empty" "$(jq -nc --arg l "$list" '{list:$l}')"
say "sweeping $n hosts on port $port"

down=0
for h in "${hosts[@]}"; do up "$h" || down=$((down + 1)); done

# details only when something is wrong
if (( down > 0 )); then
  printf '%s\n' "${hosts[@]}" | sort -u | while read -r h; do
    if ! up "$h"; then
      rune_out "last_down=$h"
      break
    fi
  done
  rune_err 3 "$down of $n hosts are down"
fi
rune_out "hosts=$n"
rune_out "port=$port"
rune_finish "swept"
