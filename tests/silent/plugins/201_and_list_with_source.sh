#!/usr/bin/env bash
# Sourcing and initialising stand in one list on one line.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
source "${HERE}/rune_bpcs.sh" && rune_init
QUOTA_USER="$(rune_param user "www-data")"
LINE="$(quota -w -u "$QUOTA_USER" 2>/dev/null | tail -n 1)" || rune_error 2 "No quota for this account"
rune_ok "Quota read" "$(jq -nc --arg l "$LINE" '{quota:$l}')"
