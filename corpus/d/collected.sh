#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

probe() {
  local name=$1 url=$2 code
  code=$(curl -s -o /dev/null --max-time 5 --write-out '%{http_code}' "$url" 2>/dev/null) || code=000
  rune_out "$name" "$code"
  echo "$name $code" >&2
  [[ $code == 200 ]]
}

BASE=$(rune_param base "http://localhost:8080")

if ! probe api "$BASE/api/health"; then
  rune_err 3 "api is down"
fi

SUMMARY=$(probe web "$BASE/" 2>&1) || SUMMARY="web is down"
(
  export LC_ALL=C
  if [[ $SUMMARY == *down* ]]; then
    rune_err 3 "web is down"
  fi
)

rune_out "base=$BASE"
rune_finish "probed"
