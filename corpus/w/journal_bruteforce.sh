#!/usr/bin/env bash
# Count failed ssh logins per source address from the journal.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

since=$(rune_param since "-1h")
threshold=$(rune_param threshold 10)
[[ $threshold =~ ^[1-9][0-9]*$ ]] || rune_error 1 "threshold must be a number" '{"parameter":"threshold"}'

declare -A hits=()
declare -i total=0
re='Failed password for (invalid user )?([^ ]+) from ([0-9a-f.:]+) port'

while IFS= read -r line; do
  [[ $line =~ $re ]] || continue
  src=${BASH_REMATCH[3]}
  hits[$src]=$(( ${hits[$src]:-0} + 1 ))
  total+=1
done < <(journalctl -u ssh -u sshd --since "$since" -o cat --no-pager 2>/dev/null)

rune_out "since=$since"
rune_out "total=$total"

printf '%s\n' "${!hits[@]}" | sort -V | while IFS= read -r src; do
  [[ -n $src ]] || continue
  rune_out "last_source=$src"
done

worst=0 culprit=
for src in "${!hits[@]}"; do
  if (( hits[$src] > worst )); then worst=${hits[$src]} culprit=$src; fi
done
if (( worst >= threshold )); then
  rune_out "$culprit=$worst"
  rune_err 3 "brute force attempt under way"
fi
rune_finish "journal read"
