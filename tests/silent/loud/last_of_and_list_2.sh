#!/usr/bin/env bash
# The last command of an and list is fatal when it fails.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
mkdir -p /run/mirror
[[ -d /srv/mirror ]] && rsync -aq /srv/mirror/ backup.example.net:/srv/mirror/ # expect: RUNE402
rune_ok "Mirrored" '{"path":"/srv/mirror"}'
