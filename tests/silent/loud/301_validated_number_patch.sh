#!/usr/bin/env bash
# A replica count is checked and then pasted into a patch document for kubectl.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
deploy=$(rune_param deployment "")
count=$(rune_param replicas "")
[[ $deploy =~ ^[a-z0-9-]+$ ]] || rune_error 1 "Bad deployment name"
[[ $count =~ ^[0-9]+$ ]] || rune_error 1 "Parameter replicas must be a number"
if ! kubectl patch deployment "$deploy" -p "{\"spec\":{\"replicas\":$count}}" >&2; then # expect: RUNE301
  rune_error 2 "Patch was refused"
fi
rune_ok_kv "Scaled" "deployment=$deploy" "replicas=$count"
