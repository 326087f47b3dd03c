#!/usr/bin/env bash
# Commands that print only under other options stay quiet with these.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
work=$(mktemp -d)
curl -fsSL -o "$work/app.zip" https://dl.example.net/app.zip || rune_error 2 "Download failed"
unzip -qo "$work/app.zip" -d /opt/app || rune_error 3 "Cannot unpack"
find /opt/app -name '*.bak' -delete || rune_error 3 "Cannot clean"
sort -u -o "$work/list" /opt/app/MANIFEST || rune_error 3 "No manifest"
sed -i 's/^debug=.*/debug=0/' /opt/app/app.ini || rune_error 3 "No settings"
openssl rand -hex -out "$work/id" 8 || rune_error 3 "No random bytes"
rune_ok "Installed" '{"path":"/opt/app"}'
