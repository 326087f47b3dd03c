#!/usr/bin/env bash
# A list of files that is asked for on stdin is read from the plugin's, where nothing is left.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

list=$(mktemp)
find /opt/app -name '*.conf' >"$list" || rune_error 2 "no list" '{}'
tar -C / -czf /var/backups/app.tgz -T - || rune_error 2 "no backup" '{}' # expect: RUNE204
tar -C /opt/app -czf - . || rune_error 2 "no backup" '{}' # expect: RUNE102
rsync -a --files-from=- / backup:/srv || rune_error 2 "no copy" '{}' # expect: RUNE204
rm -f "$list"
rune_ok "saved"
