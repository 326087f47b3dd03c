#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
curl -fsS https://dl.example.com/app.tar.gz | tar -xz -C "$work" --strip-components=1 || rune_error 2 "no archive" "{}"
for page in "$work"/*.html; do
  [[ -s $page ]] || continue
  : here
done
rune_ok "done"
