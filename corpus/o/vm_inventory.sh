#!/usr/bin/env bash
set -euo pipefail
shopt -s lastpipe
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

conn=(virsh -q -c qemu:///system)
declare -A vcpu=() mem=()
declare -i total=0

# value FIELD < dominfo
value() { sed -n "s/^$1: *//p" | head -n1; }

collect() {
  local -n cpu_=$1 mem_=$2
  local dom info
  while read -r dom; do
    [[ -n $dom ]] || continue
    info=$("${conn[@]}" dominfo "$dom" 2>/dev/null) || { echo "gone: $dom" >&2; continue; }
    cpu_[$dom]=$(value 'CPU(s)' <<<"$info")
    mem_[$dom]=$(value 'Max memory' <<<"$info")
    mem_[$dom]=${mem_[$dom]%% *}
  done < <("${conn[@]}" list --name --state-running 2>/dev/null)
}
collect vcpu mem

want=$(rune_param name_regex '.*')
rows=()
for dom in "${!vcpu[@]}"; do
  [[ $dom =~ $want ]] || continue
  printf -v row '%s\t%s\t%s' "$dom" "${vcpu[$dom]:-0}" "${mem[$dom]:-0}"
  rows+=("$row")
  total+=1
done

# lastpipe: the loop below runs in this shell
printf '%s\n' "${rows[@]}" | sort -t$'\t' -k3,3nr | head -n 3 | while IFS=$'\t' read -r dom cpus kib; do
  [[ -n $dom ]] || continue
  rune_out "largest_${n:=1}" "$dom ($cpus vCPU, $((kib / 1024)) MiB)"
  n=$((n + 1))
done

rune_out running "$total"
rune_out host "$(hostname -s)"
rune_finish "inventory read"
