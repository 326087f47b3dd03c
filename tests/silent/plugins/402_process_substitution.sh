#!/usr/bin/env bash
# Failing commands in process substitutions, loop words and arguments do not end the plugin.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
mapfile -t bad < <(systemctl --failed --plain --no-legend list-units | grep -v '^$')
for pid in $(pgrep -x stunnel); do
  renice -n 5 -p "$pid" >&2 || true
done
printf 'kernel modules: %s\n' "$(lsmod | grep -c '^nf_')" >&2
local_copy() { local n=$(pgrep -c sshd); printf '%s sessions\n' "$n" >&2; }
local_copy
rune_ok_kv "looked around" "failed=${#bad[@]}"
