#!/usr/bin/env bash
# With inherit_errexit the first failing command ends the substitution and the plugin.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
shopt -s inherit_errexit
rev=$(cd /srv/deploy; git pull -q; date +%s) # expect: RUNE402
rune_ok "Deployed" "$(jq -nc --argjson at "$rev" '{at:$at}')"
