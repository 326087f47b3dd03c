#!/usr/bin/env bash
# A replacement from the message is pasted into a script of sed.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
origin=$(rune_param origin "")
[[ -n $origin ]] || rune_error 1 "Missing required parameter: origin"
sed -i -e 's/^#.*$//' -e "s|^origin=.*|origin=$origin|" /etc/app/app.conf || rune_error 2 "Configuration is not writable" # expect: RUNE503
rune_ok_kv "Origin set" "origin=$origin"
