#!/usr/bin/env bash
# nf_conntrack limits by the memory of the host; idempotent, with rollback
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
source "$here/lib/fields.sh"
rune_init

per_gib=$(rune_param per_gib 32768)
[[ $per_gib =~ ^[1-9][0-9]{3,5}$ ]] || rune_error 1 'per_gib must be 1000..999999' '{"field":"per_gib"}'
[[ -d /proc/sys/net/netfilter ]] || rune_error 4 'nf_conntrack is not loaded' '{"module":"nf_conntrack"}'

declare -A want old
mem_kib=$(awk '/^MemTotal:/ {print $2}' /proc/meminfo)
gib=$(((mem_kib + 1048575) / 1048576))
want=(
  [net.netfilter.nf_conntrack_max]=$((gib * per_gib))
  [net.netfilter.nf_conntrack_tcp_timeout_established]=86400
  [net.netfilter.nf_conntrack_tcp_timeout_time_wait]=30
)

load() {
  local -n into=$1
  local k
  for k in "${!want[@]}"; do
    into[$k]=$(sysctl -n "$k" 2>/dev/null) || return 1
  done
}

apply_from() {
  local -n src=$1
  local k
  for k in "${!src[@]}"; do
    sysctl -qw "$k=${src[$k]}" >&2 || return 1
  done
}

as_object() {
  local -n m=$1
  local k flat=()
  for k in "${!m[@]}"; do flat+=("$k" "${m[$k]}"); done
  obj "${flat[@]}"
}

load old || rune_error 2 'sysctl cannot read the limits' '{}'
if ! apply_from want; then
  apply_from old || printf 'rollback is incomplete\n' >&2
  rune_error 3 'A limit was refused; old values are back' "$(as_object old)"
fi

conf=/etc/sysctl.d/60-rune-conntrack.conf
for k in "${!want[@]}"; do printf '%s = %s\n' "$k" "${want[$k]}"; done | sort >"$conf" ||
  rune_error 2 'The limits are live, but not persistent' "$(jq -nc --arg f "$conf" '{file: $f}')"

rune_ok 'Limits set' "$(jq -nc --argjson o "$(as_object old)" --argjson n "$(as_object want)" '{old: $o, new: $n}')"
