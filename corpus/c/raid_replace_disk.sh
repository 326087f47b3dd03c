#!/usr/bin/env bash
# fails, removes and adds a member of an md array
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

STEP=init
trap 'rune_error_kv 100 "aborted" "step=$STEP"' EXIT

ARRAY="$(rune_param array "")"
OLD="$(rune_param old "")"
NEW="$(rune_param new "")"
for v in "$ARRAY" "$OLD" "$NEW"; do
  if [[ ! "$v" =~ ^/dev/[a-z0-9/]+$ ]]; then
    rune_error 1 "array, old and new must be device paths" '{"parameters":["array","old","new"]}'
  fi
done

STEP=fail
mdadm --manage "$ARRAY" --fail "$OLD" >&2 || rune_error 3 "cannot fail the old disk" '{"step":"fail"}'
STEP=remove
mdadm --manage "$ARRAY" --remove "$OLD" >&2 || rune_error 3 "cannot remove the old disk" '{"step":"remove"}'
STEP=add
mdadm --manage "$ARRAY" --add "$NEW" >&2 || rune_error 3 "cannot add the new disk" '{"step":"add"}'

STEP=done
mdadm --detail "$ARRAY" || true
rune_ok "Disk replaced, rebuild runs" "$(jq -nc --arg a "$ARRAY" --arg n "$NEW" '{array:$a, new:$n}')"
