#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

max=$(rune_param max "")
persist=$(rune_param persist true)
[[ $max =~ ^[1-9][0-9]{3,7}$ ]] || rune_error 1 "max must be 1000..99999999" '{"bad":["max"]}'

proc=/proc/sys/net/netfilter/nf_conntrack_max
[[ -e $proc ]] || modprobe nf_conntrack 2>/dev/null || rune_error 4 "nf_conntrack is not available" '{}'
old=$(<"$proc")

sysctl -w "net.netfilter.nf_conntrack_max=$max" >&2 || rune_error 3 "sysctl refused" '{"step":"write"}'
if [[ -w /sys/module/nf_conntrack/parameters/hashsize ]]; then
  printf '%d\n' $(( max / 4 )) >/sys/module/nf_conntrack/parameters/hashsize || printf 'hashsize stays\n' >&2
fi

if [[ $persist == true ]]; then
  printf 'net.netfilter.nf_conntrack_max = %s\n' "$max" >/etc/sysctl.d/60-conntrack.conf \
    || rune_error 2 "cannot write sysctl.d" '{}'
fi

declare -A stat=()
while read -r k _ v; do
  [[ $k == nf_conntrack* ]] && stat[${k#nf_conntrack_}]=$v
done < <(sysctl -a --pattern '^net.netfilter.nf_conntrack_(count|max|buckets)$' 2>/dev/null | sed 's/^net\.netfilter\.//')

new=$(<"$proc")
rune_out persist "$persist"
rune_out "old=$old"
rune_out "net.netfilter.nf_conntrack_max=$new"
if [[ ${stat[count]:-0} -gt $(( new * 9 / 10 )) ]]; then
  rune_err 3 "table is nearly full even with the new limit"
fi
rune_finish "conntrack limit set"
