#!/usr/bin/env bash
# A trap at the end is the one place that emits, so running off the end is fine.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
trap 'rune_finish "Mirror looked at"' EXIT
for part in main contrib; do
  curl -fsSI -o /dev/null "https://mirror.example.net/dists/$part" || rune_err 2 "Part is missing"
done
rune_out "parts=2"
