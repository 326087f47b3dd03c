#!/usr/bin/env bash
# Two jobs write to stderr alone, and the plugin waits for them in conditions.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
curl -fsS -o /var/tmp/a.tgz https://repo.lan/a.tgz </dev/null >&2 &
first=$!
curl -fsS -o /var/tmp/b.tgz https://repo.lan/b.tgz </dev/null >&2 &
second=$!
if ! wait "$first" || ! wait "$second"; then
  rune_error 2 "a download failed"
fi
rune_ok "downloaded" '{"files":["a.tgz","b.tgz"]}'
