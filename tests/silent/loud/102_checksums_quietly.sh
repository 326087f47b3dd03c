#!/usr/bin/env bash
# With `--quiet` a file that differs is still named on stdout, with `--status` nothing is.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

if ! (cd /srv/media && md5sum --quiet -c /srv/media.md5); then  # expect: RUNE102
  rune_error 3 "files differ" '{}'
fi
sha256sum --status -c /srv/media.sha256 || rune_error 3 "files differ" '{}'
rune_ok "all alike"
