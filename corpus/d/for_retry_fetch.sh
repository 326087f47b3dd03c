#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

URL=$(rune_param url "")
[[ $URL == https://* ]] || rune_error 1 "url must be https" '{}'

body=$(mktemp)
trap 'rm -f -- "$body"' EXIT
code=000

for ((try = 1, pause = 1; try <= 4; try++, pause *= 2)); do
  if code=$(curl -sS --max-time 15 -o "$body" --write-out '%{http_code}' "$URL" 2>/dev/null); then
    case $code in
      200) break ;;
      5*) echo "try $try: $code" >&2 ;;
      *) rune_error 2 "Refused" "$(jq -nc --arg c "$code" '{http_code:$c}')" ;;
    esac
  fi
  sleep "$pause"
done

if [[ $code != 200 ]]; then
  rune_error 2 "Gave up" "$(jq -nc --arg c "$code" --argjson t "$((try - 1))" '{http_code:$c, tries:$t}')"
fi

if ! jq -e 'type == "object"' "$body" >/dev/null 2>&1; then
  rune_error 3 "Body is no JSON object" '{}'
fi

OUT=$(jq -nc --slurpfile b "$body" '{body:$b[0], keys:($b[0]|keys)}')
rune_ok "fetched" "$OUT"
