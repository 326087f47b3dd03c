#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

work=$(mktemp -d /var/tmp/restore.XXXXXX)
trap 'rm -rf "$work"' EXIT
restic restore latest --target "$work" >&2 || rune_error 3 "No restore" '{}'
if ! pg_verifybackup --exit-on-error "$work/base" >&2; then
  rune_error $? "The copy is broken" "$(jq -nc --arg d "$work" '{folder: $d}')" # expect: RUNE404
fi
du -sm "$work" | awk '{print $1}' | while read -r size; do
  rune_out size_mb "$size" # expect: RUNE106
done
rune_finish "Copy is good"
