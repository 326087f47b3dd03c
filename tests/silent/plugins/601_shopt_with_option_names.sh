#!/usr/bin/env bash
# The builtin shopt sets the same options as set does.
shopt -s -o errexit nounset pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
bridge=$(rune_param bridge br0)
ports=$(bridge link show 2>/dev/null | grep -c "master ${bridge} ") || ports=0
rune_ok_kv "Ports counted" "bridge=$bridge" "ports=$ports"
