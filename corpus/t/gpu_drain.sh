#!/usr/bin/env bash
# drain a gpu node in slurm when a card has ecc trouble
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

node=$(rune_ctx node "")
limit=$(rune_param max_uncorrected 0)
[[ $node =~ ^[a-z]+[0-9]+$ ]] || rune_error 4 "no node in the context" '{"missing":["node"]}'
[[ $limit =~ ^[0-9]+$ ]] || rune_error 1 "max_uncorrected is not a number" '{"bad":["max_uncorrected"]}'

csv=$(mktemp)
trap 'rm -f "$csv"' EXIT
nvidia-smi --query-gpu=index,uuid,ecc.errors.uncorrected.volatile.total --format=csv,noheader,nounits >"$csv" \
    || rune_error 2 "nvidia-smi failed" '{"step":"query"}'

bad=0
grep -v 'N/A' "$csv" | while IFS=', ' read -r idx uuid ecc; do
    if (( ecc > limit )); then
        rune_out bad_uuid "$idx $uuid"
    fi
done

bad=$(awk -F', *' -v l="$limit" '$3 + 0 > l' "$csv" | wc -l)
if (( bad > 0 )); then
    scontrol update NodeName="$node" State=DRAIN Reason="ecc: $bad card(s)" >&2 || rune_err 3 "cannot drain the node"
    rune_out drained yes
else
    rune_out drained no
fi
rune_out "bad_cards=$bad"
rune_finish "gpu check done"
