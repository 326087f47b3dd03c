#!/usr/bin/env bash
#
# kernel_prune -- drop installed kernels beyond the newest N, never the running one
#
set -euo pipefail

here() { cd "$(dirname "${BASH_SOURCE[0]}")" && pwd; }
. "$(here)/lib/rune_bpcs.sh"
rune_init

# --- small helpers; all of them talk on stdout and are read by their caller ---

running()   { uname -r; }
installed() { rpm -q --qf '%{VERSION}-%{RELEASE}.%{ARCH}\n' kernel-core 2>/dev/null | grep -v 'not installed' | sort -rV; }
newest()    { installed | head -n "$1"; }
is_number() { [[ $1 =~ ^[0-9]{1,2}$ ]]; }
as_array()  { jq -Rnc '[inputs | select(length > 0)]'; }
fail()      { local code=$1 text=$2; shift 2; rune_error "$code" "$text" "$(jq -nc --arg detail "$*" '{detail:$detail}')"; }

victims() {
  local keep=$1 k me
  me=$(running)
  installed | tail -n "+$((keep + 1))" | while read -r k; do
    if [[ $k != "$me" ]]; then
      echo "$k"
    fi
  done
  return 0
}

remove() {
  local k=$1
  dnf -y -q remove "kernel-core-$k" </dev/null >&2
}

keep=$(rune_param keep 3)
dry=$(rune_param dry_run false)

is_number "$keep" || fail 1 "keep is not a number" "$keep"
(( keep >= 2 )) || fail 1 "refusing to keep fewer than two kernels" "$keep"
command -v dnf >/dev/null 2>&1 || fail 4 "this plugin needs dnf" "PATH=$PATH"

list=$(victims "$keep")
json=$(as_array <<<"$list")

if [[ -z $list || $dry == true ]]; then
  rune_ok "Nothing removed" "$(jq -nc --argjson c "$json" --arg r "$(running)" '{running:$r, candidates:$c, removed:[]}')"
fi

done_list=
while read -r k; do
  remove "$k" || fail 3 "dnf refused to remove a kernel" "$k"
  done_list+="$k"$'\n'
done <<<"$list"

rune_ok "Old kernels removed" "$(as_array <<<"${done_list%$'\n'}" | jq -c --arg r "$(running)" '{running:$r, removed:.}')"
