#!/usr/bin/env bash
# A function that is called first of all sets the options for the whole shell.
strict_mode() {
  set -euo pipefail
  IFS=$'\n\t'
}
strict_mode
source /opt/rune/lib/rune_bpcs.sh
rune_init
queue=$(rabbitmqctl -q list_queues name 2>/dev/null) || rune_error 2 "Broker does not answer"
mapfile -t names <<<"$queue"
rune_ok_kv "Queues counted" "count=${#names[@]}"
