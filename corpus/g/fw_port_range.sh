#!/usr/bin/env bash
set -euo pipefail

. /opt/rune/lib/rune_bpcs.sh

from=$(rune_param from 0)
to=$(rune_param to 0)
zone=$(rune_param zone public)
permanent=$(rune_param permanent "true")
label=$(rune_param label "rune")

if [[ $from -lt 1024 ]]; then
  rune_error 1 "ports below 1024 are not for this plugin" '{"minimum":1024}'
fi
if [ "$to" -lt "$from" ]; then
  rune_error 1 "to lies before from" '{"invalid":["to"]}'
fi

args=(--zone="$zone" --add-port="$from-$to/tcp")
if [[ $permanent == true ]]; then
  args+=(--permanent)
fi

if ! firewall-cmd "${args[@]}" >/dev/null 2>&1; then
  rune_error_kv 3 "firewalld refuses the range" "zone=$zone" "from=$from" "to=$to"
fi
if [[ $permanent == true ]]; then
  firewall-cmd --reload >/dev/null 2>&1 || rune_error_kv 3 "firewalld does not reload" "zone=$zone"
fi

rune_ok_kv "range opened" "zone=$zone" "from=$from" "to=$to" "label=$label"
