#!/usr/bin/env bash
set -euo pipefail

source "${BASH_SOURCE%/*}/rune_bpcs.sh"
rune_init

port=$(rune_param port 9100)
[[ $port =~ ^[0-9]{2,5}$ ]] || rune_error 1 "port is no number"

if [[ $(rune_param forked false) == true ]]; then
  # Another session is not another stdout.
  setsid -f sleep 4 # expect: RUNE105
else
  nohup /opt/exporter/bin/exporter --port "$port" 2>>/var/tmp/exporter.log & # expect: RUNE105
  disown
fi

rune_ok_kv "Exporter started" "port=$port"
