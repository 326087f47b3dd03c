#!/usr/bin/env bash
# A path in the text of a trap does not hide that it ends the plugin.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
work=$(mktemp -d)
trap "rm -rf '$work'; exit 1" INT TERM # expect: RUNE401
tar -C "$work" -xf /srv/app/release.tar >&2 || rune_error 2 "cannot be unpacked"
rune_ok "unpacked"
