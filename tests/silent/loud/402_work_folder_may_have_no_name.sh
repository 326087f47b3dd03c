#!/usr/bin/env bash
# A search and a message may give nothing at all, and then `${x:?}` ends the plugin.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

WORK=$(rune_param work "")
ALIAS=$(hostname -d) || rune_error 2 "no domain"
touch "/tmp/${WORK:?}"  # expect: RUNE402
printf '%s\n' "${ALIAS:?}" >&2  # expect: RUNE402
rune_ok "noted"
