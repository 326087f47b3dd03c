#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

map=$(rune_param map /etc/postfix/tls_policy)
level=$(rune_param default_level may)
mapfile -t doms < <(rune_param_json domains '[]' | jq -r '.[]? | strings')

case $level in
  may|encrypt|dane|dane-only|secure) ;;
  *) rune_error 1 "unknown TLS level" "$(jq -nc --arg l "$level" '{level: $l}')" ;;
esac

header() {
  cat <<TEXT
# written by RUNE on $(date -u +%F), do not edit
# default is ${level}; {may,encrypt} are the usual ones
TEXT
}

body() {
  local d
  for d; do
    case $d in
      .*|*..*|*[!a-z0-9.-]*|'') printf 'skipped: %s\n' "$d" >&2 ;;
      *) printf '%-40s %s\n' "$d" "$level" ;;
    esac
  done
}

new=$(mktemp "$map.XXXXXX") || rune_error 2 "cannot write beside the map" "$(jq -nc --arg m "$map" '{map: $m}')"
trap 'rm -f "$new"' EXIT

{
  header
  body "${doms[@]}"
  [[ ! -r $map.local ]] || cat "$map.local"
} >"$new"

lines=$(grep -vc '^#' "$new") || lines=0
if diff -q "$map" "$new" >/dev/null 2>&1; then
  rune_ok "nothing to do" '{"changed":false}'
fi

chmod 0644 "$new"
mv "$new" "$map" || rune_error 2 "cannot replace the map"
postmap "$map" >&2 || rune_error 3 "postmap failed" '{"changed":true,"active":false}'

# postfix talks on both channels
{ postfix reload || echo "reload failed, the map is read at the next start"; } >&2

rune_ok "policy map written" "$(jq -nc --argjson n "$lines" --arg l "$level" '{changed: true, domains: $n, level: $l}')"
