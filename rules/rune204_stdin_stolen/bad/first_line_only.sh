#!/usr/bin/env bash
set -euo pipefail

cd "$(dirname "$0")"
. ./rune_bpcs.sh

# A keyword in front of the message was the way of the old dispatcher.
first=""
if read -r -t 5 first && [[ $first == ping ]]; then # expect: RUNE204
  echo "an old ping" >&2
fi

rune_init
rune_ok "Still here"
