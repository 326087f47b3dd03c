#!/usr/bin/env bash
# The same client with a here-string, and one without -i.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
if ! docker exec -i pg psql -q -U postgres -d app >&2 <<<'VACUUM'; then
  rune_error 2 "vacuum failed"
fi
docker exec pg pg_isready -q -U postgres </dev/null || rune_error 2 "the database does not answer"
rune_ok "vacuumed" '{"db":"app"}'
