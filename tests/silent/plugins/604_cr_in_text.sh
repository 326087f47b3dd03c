#!/usr/bin/env bash
# Carriage returns are handled as data, and none stands in the file.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
RAW=$(curl -fsS --max-time 5 -D - -o /dev/null https://repo.lan/) || rune_error 2 "no answer"
RAW="${RAW//$'\r'/}"
while IFS=$'\r\n' read -r line; do
  [[ "$line" == [Ee][Tt]ag:* ]] && ETAG="${line#*: }"
done <<<"$RAW"
rune_ok_kv "asked" "etag=${ETAG:-none}"
