#!/usr/bin/env bash
# A helper prints its text on stdout right before it exits.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
fail() {
  printf 'ERROR: %s\n' "$*" # expect: RUNE406
  exit 2
}
bucket=$(rune_param bucket "")
[[ -n $bucket ]] || fail "bucket is required"
gsutil -q stat "gs://$bucket/ready" </dev/null || fail "marker is missing"
rune_ok_kv "Marker found" "bucket=$bucket"
