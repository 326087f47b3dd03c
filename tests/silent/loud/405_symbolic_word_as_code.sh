#!/usr/bin/env bash
# A symbolic word instead of a number is no code at all.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
inst=$(rune_param instance "")
if [[ -z $inst ]]; then
  rune_error_kv EINVAL "Missing required parameter: instance" "parameter=instance" # expect: RUNE405
fi
gcloud compute instances start "$inst" --quiet >/dev/null 2>&1 || rune_error 2 "Instance was not started"
rune_ok_kv "Instance started" "instance=$inst"
