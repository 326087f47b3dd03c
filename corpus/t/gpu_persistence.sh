#!/usr/bin/env bash
# persistence mode and power limit on all gpus of a node
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
log=/var/log/gpu_persistence.log
rune_init 2>&1 | tee -a "$log" >&2

watts=$(rune_param power_limit 300)
case $watts in
    200|250|300|350) ;;
    *) rune_error 1 "power_limit must be 200, 250, 300 or 350" '{"bad":["power_limit"]}' ;;
esac

if ! nvidia-smi -pm 1 >>"$log" 2>&1; then
    rune_error 3 "cannot set persistence mode" '{"step":"pm"}'
fi

ok=0
for i in $(nvidia-smi --query-gpu=index --format=csv,noheader); do
    if nvidia-smi -i "$i" -pl "$watts" >>"$log" 2>&1; then
        ok=$((ok + 1))
    fi
done
rune_ok_kv "power limit set" "cards=$ok" "watts=$watts"
