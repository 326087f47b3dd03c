#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
max=$(rune_param max_load 256)
[[ $max =~ ^[0-9]+$ ]] || rune_error 1 "max_load must be an integer" '{}'
read -r l1 _ </proc/loadavg || rune_error 2 "no /proc/loadavg" '{}'
mnt=$(findmnt -rno TARGET -t lustre,nfs4,beegfs | wc -l)
oom=$(dmesg 2>/dev/null | awk '/Out of memory/ {n++} END {print n+0}') || oom=-1
ecc=$(awk '{s+=$1} END {print s+0}' /sys/devices/system/edac/mc/mc*/ce_count 2>/dev/null) || ecc=0
data="{\"load\":$l1,\"mounts\":$mnt,\"oom\":$oom,\"ecc\":${ecc:-0}}"
(( ${l1%.*} < 10#$max )) || rune_error 3 "load too high" "$data"
bad=()
for s in sshd munge slurmd; do
  systemctl is-active --quiet "$s" || bad+=("$s")
done
if (( ${#bad[@]} )); then
  rune_error 3 "services are down" "$(jq -nc '{down:$ARGS.positional}' --args "${bad[@]}")"
fi
rune_ok "healthy" "$data"
