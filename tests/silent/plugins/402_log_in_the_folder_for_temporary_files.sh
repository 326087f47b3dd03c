#!/usr/bin/env bash
# The folder for temporary files, and others that every system has, is there also where the environment names it.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

LOG=${TMPDIR:-/tmp}/spool.log
JOURNAL=${LOG_DIR:-/var/log}/spool

say() {
  echo "$(date '+%b %d %T') spool[$$]: $*" | tee -a "$LOG" >&2
}

say "begins"
printf 'begins\n' | tee -a "$JOURNAL" >/dev/null
cd "${TMPDIR:-/tmp}"
rune_ok "said"
