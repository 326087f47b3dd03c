#!/usr/bin/env bash
# The noise runs with stdout on stderr and stdout comes back before the emitter.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
exec 3>&1 >&2
echo "rebuilding the font cache"
fc-cache -fv || { exec 1>&3 3>&-; rune_error 3 "Cache not rebuilt"; }
exec 1>&3 3>&-
rune_ok "Cache rebuilt" '{}'
