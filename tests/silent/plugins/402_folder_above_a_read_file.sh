#!/usr/bin/env bash
# A folder below which something has been read, tested or written is there for the next command that goes there.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

ZONES=$(rune_param zones "/var/lib/named")
KEYS=$(rune_param keys "/etc/named/keys")
OUT=$(rune_param out "/srv/export")
STATE=$(rune_param state "/var/lib/agent")
LIST=$(rune_param list "/etc/agent/hosts")

[[ -f "$KEYS/current/ksk.key" ]] || rune_error 2 "no key" '{}'
cd "$KEYS"

SUM=$(sha256sum "$ZONES/db.local" | cut -d' ' -f1) || rune_error 2 "no zone" '{}'
pushd "$ZONES" >/dev/null
popd >/dev/null

if ! cp "$ZONES/db.local" "$OUT/zones/db.local"; then
  rune_error 2 "the export folder cannot be written" '{}'
fi
ls "$OUT/zones" >&2
find "$OUT" -name '*.old' >&2

printf '%s\n' "$SUM" >"$STATE/sum" || rune_error 2 "the state cannot be written" '{}'
cd "$STATE"

N=$(wc -l <"$LIST") || rune_error 2 "no list" '{}'
sha256sum "$LIST" >&2
rune_ok "exported" "$(jq -nc --arg s "$SUM" --argjson n "$N" '{sum:$s, hosts:$n}')"
