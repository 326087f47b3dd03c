#!/usr/bin/env bash
# The accumulator is filled before the library is initialised.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_out started "$(date -u +%FT%TZ)" # expect: RUNE202
rune_init
UNIT="$(rune_param unit "certbot.service")"
rune_out unit "$UNIT"
systemctl start "$UNIT" >/dev/null 2>&1 || rune_err 2 "The unit did not start"
rune_finish "Unit started"
