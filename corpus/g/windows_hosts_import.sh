#!/usr/local/bin/bash
# Imports a hosts list that was exported on Windows (Zürich, Köln, Málaga):
# strips the byte order mark and the CR at each line end.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

SOURCE_FILE=$(rune_param file "")
DRY_RUN=$(rune_param dry_run false)
[[ -f $SOURCE_FILE ]] || rune_error 2 "no such file" "$(jq -nc --arg f "$SOURCE_FILE" '{file:$f}')"

readonly CR=$'\r' BOM=$'\xef\xbb\xbf'
CLEAN=$(mktemp)
trap 'rm -f "$CLEAN"' EXIT

lines=0
while IFS= read -r line || [[ -n $line ]]; do
  line=${line#"$BOM"}
  line=${line%"$CR"}
  [[ -n $line && $line != '#'* ]] || continue
  printf '%s\n' "$line" >>"$CLEAN"
  lines=$((lines + 1))
done <"$SOURCE_FILE"

# a second pair of eyes
tr -d '\r' <"$SOURCE_FILE" | sed '1s/^\xef\xbb\xbf//' | grep -cv '^#' >&2 || true

if [ "$lines" -eq 0 ]; then
  rune_error 1 "the file is empty" '{"lines":0}'
fi

if [[ $DRY_RUN != true ]]; then
  getent hosts -- localhost >/dev/null || echo "resolver is odd" >&2
  install -m 0644 "$CLEAN" /etc/hosts.rune || rune_error 2 "cannot install" '{"file":"/etc/hosts.rune"}'
fi

printf 'GET /reload HTTP/1.0\r\nHost: dns\r\n\r\n' | timeout 3 nc dns.example.net 80 >/dev/null 2>&1 || echo "reload not sent" >&2

rune_ok "hosts imported" "$(jq -nc --argjson n "$lines" --arg f "$SOURCE_FILE" '{lines:$n, file:$f}')"
