#!/usr/bin/env bash
# What is recorded shows in the message only, and that comes out behind a command which has to say something.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

jobs=$(squeue -h -o '%i %u' 2>/dev/null | jq -Rnc '[inputs | split(" ") | {job: .[0], user: .[1]}]') ||
  rune_error 2 "No queue" '{}'
rune_out jobs "$jobs" # expect: RUNE304
read -r size state < <(sinfo -h -o '%D %a' 2>/dev/null) # expect: RUNE402
rune_out nodes "$size"
rune_out state "$state"
rune_finish "Drain requested"
