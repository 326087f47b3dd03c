#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/lib/rune_bpcs.sh"

if ! declare -F rune_init >/dev/null; then
  echo "library is too old" >&2
fi

slice=$(rune_param slice system.slice)
max=$(rune_param memory_max "")
root=/sys/fs/cgroup

[[ $slice =~ ^[a-z0-9.-]+\.slice$ ]] || rune_error 1 "bad slice" '{"field":"slice"}'
[[ -d $root/$slice ]] || rune_error 2 "no such slice" "$(jq -nc --arg s "$slice" '{slice:$s}')"

value_of() { local v; IFS= read -r v <"$root/$slice/$1" 2>/dev/null || v=unset; printf '%s' "$v"; }

# only touch the kernel when asked to
change() (
  cd "$root/$slice" || return
  [[ -n $max && $max != "$(value_of memory.max)" ]] && printf '%s\n' "$max" >memory.max
)

before=$(value_of memory.max)
change
after=$(value_of memory.max)

rune_ok "limits" "$(jq -nc --arg s "$slice" --arg b "$before" --arg a "$after" '{slice:$s, before:$b, after:$a}')"
