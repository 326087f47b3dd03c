#!/usr/bin/env bash
# A missing directory ends the plugin by a bare exit with the status of cd.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
repo=$(rune_param repo /srv/git/site)
cd "$repo" || exit # expect: RUNE401
head=$(git rev-parse --short HEAD 2>/dev/null) || rune_error 2 "Not a repository"
rune_ok_kv "Head read" "head=$head"
