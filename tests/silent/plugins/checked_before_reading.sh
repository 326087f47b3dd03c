#!/usr/bin/env bash
# A file is read only after a test that it can be read.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
conf=/etc/keepalived/keepalived.conf
[[ -r $conf ]] || rune_error 4 "No keepalived configuration"
text=$(<"$conf")
rune_ok "Configuration read" "$(jq -nc --arg t "$text" '{length:($t|length)}')"
