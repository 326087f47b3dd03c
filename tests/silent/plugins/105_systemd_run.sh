#!/usr/bin/env bash
# A transient unit does the long work, so nothing is inherited.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
DIR="$(rune_param dir "/srv/media")"
UNIT="rebuild-$(date +%s)"
systemd-run --quiet --no-block --collect --unit="$UNIT" \
  /usr/local/bin/rebuild-index "$DIR" </dev/null >/dev/null 2>&1 ||
  rune_error 2 "Cannot start the unit"
rune_ok "Rebuild started" "$(jq -nc --arg u "$UNIT" '{unit:$u}')"
