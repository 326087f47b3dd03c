#!/usr/bin/env bash
# A plain subshell ends with the status of its last command and errexit takes it.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
tree=$(rune_param tree /srv/site)
(cd "$tree" && git fetch --quiet origin) # expect: RUNE402
rune_ok_kv "Fetched" "tree=$tree"
