#!/usr/bin/env bash
# daily snapshot, and the oldest go
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

dataset="$(rune_param dataset "")"
keep="$(rune_param keep "14")"
if ! [[ "$dataset" =~ ^[A-Za-z0-9_/-]+$ ]]; then
  rune_error 1 "dataset is missing or malformed" '{"parameter":"dataset"}'
fi
if ! [[ "$keep" =~ ^[0-9]{1,3}$ ]]; then
  rune_error 1 "keep must be a number" '{"parameter":"keep"}'
fi

snap="$dataset@daily-$(date +%Y%m%d)"
if ! zfs snapshot "$snap"; then
  rune_error 3 "snapshot failed" "$(jq -nc --arg s "$snap" '{snapshot:$s}')"
fi

all="$(zfs list -H -t snapshot -o name -s creation -d 1 "$dataset" 2>/dev/null | sed -n '/@daily-/p' || true)"

printf '%s\n' "$all" | head -n "-$keep" | while read -r old; do
  if zfs destroy "$old"; then
    rune_out "destroyed=$old"
  else
    rune_err 3 "destroy failed"
  fi
done

rune_out "snapshot=$snap"

zfs list -t snapshot "$dataset" >&2 || true
