#!/usr/bin/env bash
# A folder that not every system has may be missing, and so may one that the message names.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

LOG=${SPOOL_DIR:-/var/spool/mirror}/spool.log
FOLDER=$(rune_param folder /tmp)

printf 'begins\n' | tee -a "$LOG" >&2  # expect: RUNE402
printf 'begins\n' | tee -a "$FOLDER/spool.log" >&2  # expect: RUNE402
rune_ok "said"
