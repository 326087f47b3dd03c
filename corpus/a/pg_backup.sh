#!/usr/bin/env bash
set -Eeuo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

trap 'rune_error 100 "Backup failed unexpectedly" "{}"' ERR

DB=$(rune_param database "")
DEST=$(rune_param dest "/srv/backup/pg")
KEEP=$(rune_param keep "7")

[[ "$DB" =~ ^[a-z_][a-z0-9_]*$ ]] || rune_error 1 "bad database name" '{"invalid":["database"]}'
[[ "$KEEP" =~ ^[1-9][0-9]?$ ]] || rune_error 1 "keep must be 1..99" '{"invalid":["keep"]}'

# The ERR trap answers when any of these fail.
mkdir -p "$DEST"
STAMP=$(date +%Y%m%dT%H%M%S)
FILE="$DEST/$DB-$STAMP.dump"

pg_dump -Fc -f "$FILE" "$DB" >&2
pg_restore --list "$FILE" >/dev/null
SIZE=$(stat -c %s "$FILE")
SUM=$(sha256sum "$FILE" | cut -d' ' -f1)
printf '%s  %s\n' "$SUM" "${FILE##*/}" >"$FILE.sha256"

n=0
dropped=()
while IFS= read -r old; do
  n=$((n + 1))
  if ((n > KEEP)); then
    rm -f -- "$old" "$old.sha256"
    dropped+=("${old##*/}")
  fi
done < <(ls -1t "$DEST/$DB"-*.dump)

rune_ok "Backup written" "$(jq -nc --arg f "$FILE" --arg s "$SUM" --argjson b "$SIZE" --arg d "${dropped[*]-}" \
  '{file:$f, sha256:$s, bytes:$b, dropped:($d | split(" "))}')"
