#!/usr/bin/env bash
# resume a drained node, after a quick look at its mounts
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

node=$(rune_ctx node "$(hostname -s)")
partition_check=$( [[ -e /etc/slurm/skip-partition-check ]] && echo no || echo yes )

rune_init
force=$(rune_param force false)
mounts=$(rune_param mounts "/home /lustre/scratch")

[[ -n $node ]] || node=$(hostname -s)

missing=()
for m in $mounts; do
    timeout 10 mountpoint -q "$m" || missing+=("$m")
done
if (( ${#missing[@]} > 0 )) && [[ $force != true ]]; then
    rune_error 3 "mounts are missing" "$(printf '%s\n' "${missing[@]}" | jq -Rnc '{missing:[inputs]}')"
fi

state=$(scontrol -o show node "$node" | sed -n 's/.* State=\([A-Z+]*\).*/\1/p') || rune_error 2 "slurmctld does not answer" '{}'
case $state in
    *DRAIN*|*DOWN*) ;;
    *) rune_ok "nothing to do" "$(jq -nc --arg s "$state" '{state:$s, resumed:false}')" ;;
esac

scontrol update NodeName="$node" State=RESUME

after=$(scontrol -o show node "$node" | sed -n 's/.* State=\([A-Z+]*\).*/\1/p') || after=unknown
rune_ok "node resumed" "$(jq -nc --arg n "$node" --arg b "$state" --arg a "$after" --arg p "$partition_check" \
    '{node:$n, before:$b, after:$a, partition_check:$p}')"
