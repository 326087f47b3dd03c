#!/usr/bin/env bash
# A file below it that may not have been there says nothing of a folder, and reading there is not changing it.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

ZONES=$(rune_param zones "/var/lib/named")
KEYS=$(rune_param keys "/etc/named/keys")
CACHE=$(rune_param cache "/var/cache/agent")
STATE=$(rune_param state "/var/lib/agent")

OLD=$(sha256sum "$ZONES/db.local" 2>/dev/null | cut -d' ' -f1) || OLD=none
pushd "$ZONES" >/dev/null  # expect: RUNE402
popd >/dev/null

[[ -f "$KEYS/ksk.key" ]] || rune_error 2 "no key" '{}'
chown -R named "$KEYS"  # expect: RUNE402

rm -f "$CACHE/index"
cd "$CACHE"  # expect: RUNE402

if [[ -f "$STATE/sum" ]]; then
  OLD=$(<"$STATE/sum")
fi
cd "$STATE"  # expect: RUNE402
rune_ok_kv "looked" "old=$OLD"
