#!/usr/bin/env bash
# File operations on files that the plugin itself has just made do not fail in ordinary life.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
work=$(mktemp -d)
printf '%s\n' "managed by rune" > "$work/a"
cp -- "$work/a" "$work/b"
chmod 0600 "$work/b"
mv -- "$work/b" "$work/c"
sum=$(sha256sum "$work/c" | cut -d' ' -f1)
rm -rf -- "$work"
rune_ok "Hashed" "$(jq -nc --arg s "$sum" '{sum:$s}')"
