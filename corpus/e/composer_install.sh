#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# keep a copy of the request for debugging
cat >/var/tmp/composer_request.json || true

rune_init

DIR=$(rune_param dir "")
if [[ ! -f $DIR/composer.json ]]; then
  echo "composer.json not found in '$DIR'" >&2
  exit 1
fi

export COMPOSER_ALLOW_SUPERUSER=1 COMPOSER_NO_INTERACTION=1
if composer --working-dir="$DIR" install --no-dev --prefer-dist >/dev/null 2>&1; then
  rune_ok "installed" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
fi
rune_error 3 "composer install failed" "$(jq -nc --arg d "$DIR" '{dir:$d}')"
