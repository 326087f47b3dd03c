#!/usr/bin/env bash
# A counter that starts at three and is left at one never becomes zero in the statement.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
left=3
while (( left > 1 )); do
  if curl -fsS -o /dev/null http://127.0.0.1:9200/; then
    rune_ok "Elastic answers" '{"up":true}'
  fi
  (( left -= 1 ))
  sleep 1
done
rune_error 2 "Elastic does not answer" '{"up":false}'
