#!/usr/bin/env bash
# Take an IMAP backend out of the director ring.
set -euo pipefail

with_library() {
  source /opt/rune/lib/rune_bpcs.sh
}

rune_init
backend=$(rune_param backend "")
[[ $backend =~ ^[0-9.]+$ ]] || rune_error 1 "Bad backend" '{"param":"backend"}'
doveadm director status 2>/dev/null | grep -qF "$backend " || rune_error 2 "Not in the ring" "$(jq -nc --arg b "$backend" '{backend:$b}')"
doveadm director update "$backend" 0 >&2 || rune_error 2 "Update failed" '{}'
doveadm director flush "$backend" >&2 || rune_error 3 "Flush failed" '{}'
rune_ok "Drained" "$(jq -nc --arg b "$backend" '{backend:$b}')"
