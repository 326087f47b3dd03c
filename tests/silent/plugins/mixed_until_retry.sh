#!/usr/bin/env bash
# A retry loop whose helper may fail is only ever asked in conditions.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
probe() {
  local code
  code=$(curl -s -o /dev/null -w '%{http_code}' --max-time 3 http://127.0.0.1:9200/)
  [[ "$code" == 200 ]] && printf 'up\n' >&2
}
left=3
until probe; do
  ((left--))
  if ((left == 0)); then
    rune_error 2 "the index does not answer"
  fi
  sleep 2
done
rune_ok "the index answers" '{}'
