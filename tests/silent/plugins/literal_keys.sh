#!/usr/bin/env bash
# The keys come from a loop over literal words and only resemble the forbidden ones.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
for key in end_time if_name _id; do
  rune_out "$key" "none"
done
rune_out env "prod"
rune_out "url=https://a-b.lan/?x-y=1"
rune_finish "collected"
