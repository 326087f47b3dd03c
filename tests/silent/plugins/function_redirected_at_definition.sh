#!/usr/bin/env bash
# The redirection of a function definition holds at every call.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
say() {
  echo "[$(date +%T)] $*"
} >&2
say "vacuum starts"
vacuumdb --all --quiet >&2 || rune_error 3 "Vacuum failed" '{}'
say "vacuum ends"
rune_ok "Vacuumed" '{}'
