#!/usr/bin/env bash
# The word env puts the assignment on a command line, unlike a plain prefix.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
restic_password=$(rune_param restic_password "")
[[ -n $restic_password ]] || rune_error 1 "Missing required parameter: restic_password"
env RESTIC_PASSWORD="$restic_password" restic -r /srv/restic check >&2 || rune_error 3 "Repository is damaged" # expect: RUNE502
rune_ok "Repository is fine" '{"repository":"/srv/restic"}'
