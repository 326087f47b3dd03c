#!/usr/bin/env bash
# The collected status of a run is passed to exit and may be greater than zero.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
rc=0
certbot renew --quiet >&2 || rc=$?
if ((rc != 0)); then
  logger -t rune "certbot failed with $rc" || true
  exit "$rc" # expect: RUNE401
fi
rune_ok "Certificates renewed" '{"renewed":true}'
