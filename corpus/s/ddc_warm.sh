#!/bin/sh
# Warm the shared derived-data cache of the build farm from S3.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

bucket=$(rune_param bucket "")
ddc=$(rune_param ddc /srv/ddc)
stamp=$ddc/.warm

cleanup() {
  local rc=$?
  rm -rf "$ddc/.incoming"
  if (( rc != 0 )); then
    rune_error 100 "warm-up aborted" "$(jq -nc --argjson rc "$rc" '{status: $rc}')"
  fi
}
trap cleanup EXIT

[[ -n $bucket ]] || rune_error 1 "bucket missing"
[[ -d $ddc && -w $ddc ]] || rune_error 2 "cache directory is not writable"

mkdir -p "$ddc/.incoming"
if ! aws s3 sync "s3://$bucket/ddc" "$ddc/.incoming" --only-show-errors >&2; then
  rune_error 2 "sync failed"
fi
shopt -s nullglob
new=("$ddc"/.incoming/*)
if (( ${#new[@]} )); then
  cp -rn "${new[@]}" "$ddc/" || rune_error 3 "copy failed"
fi
date +%s >"$stamp"
rune_ok "cache is warm" "$(jq -nc --argjson n "${#new[@]}" '{entries: $n}')"
