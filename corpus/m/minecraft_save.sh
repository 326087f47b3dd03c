#!/usr/bin/env bash
# minecraft_save: flush the world to disk, pack it, let the server write again
set -uo pipefail
set -e    # kept apart on purpose, tests switch it off

cd "${BASH_SOURCE[0]%/*}" >/dev/null 2>&1 || true
source ./rune_bpcs.sh
rune_init

world=$(rune_param world world)
base=$(rune_param base /srv/minecraft)
keep=$(rune_param keep 10)
host=$(rune_meta message_id none)
export MCRCON_PASS="${MCRCON_PASS:-}" MCRCON_PORT="${MCRCON_PORT:-25575}"

emit_failure() {
  local code=$1 text=$2 doc
  doc=$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson c "$code" --arg t "$text" \
    '{message_metadata: $mm, payload: null, observability: $obs, error: {code: $c, message: $t, details: {}}}')
  rune_emit "$doc" "$code"
}

case $world in (''|*/*|.*) emit_failure 1 "world is malformed";; esac
case $keep in (''|*[!0-9]*) emit_failure 1 "keep is not a number";; esac
[ -d "$base/$world" ] || emit_failure 2 "there is no such world"
[ -n "$MCRCON_PASS" ] || emit_failure 4 "MCRCON_PASS is not set"

rcon() { timeout 10 mcrcon -H 127.0.0.1 "$@" </dev/null; } >>/var/log/minecraft-rune.log 2>&1

online=yes
rcon "say backup starts" save-off "save-all flush" || online=no
resume() { [ "$online" = no ] || rcon save-on "say backup done" || :; }
trap resume EXIT
trap 'emit_failure 100 "interrupted"' INT TERM HUP

mkdir -p "$base/backup"
file=$base/backup/$world-$(date +%Y%m%d%H%M%S).tar.zst
set +e
( cd "$base" && tar --warning=no-file-changed -I 'zstd -T0 -3' -cf "$file" "$world" ) > >(cat >&2) 2>&1
rc=$?
set -e
# 1: a file changed while tar read it, which an online world does
if [ $rc -gt 1 ]; then
  rm -f "$file"
  emit_failure 3 "tar failed with status $rc"
fi

find "$base/backup" -name "$world-*.tar.zst" -printf '%T@ %p\n' 2>/dev/null | sort -rn | tail -n "+$(expr "$keep" + 1)" | cut -d' ' -f2- |
  while IFS= read -r old; do
    rm -f -- "$old"
    echo "dropped $old ($host)" >&2
  done || :

bytes=$(stat -c %s "$file" 2>/dev/null || echo 0)
out=$(jq -nc --arg f "$file" --argjson b "$bytes" --arg o "$online" '{file: $f, bytes: $b, online: ($o == "yes")}')
rune_emit "$(jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --argjson out "$out" \
  '{message_metadata: $mm, payload: {result: "success", output_data: $out}, observability: $obs, error: null}')" 0
