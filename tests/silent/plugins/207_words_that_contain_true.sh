#!/usr/bin/env bash
# The defaults only begin with true or belong to a list of words.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
COLOR="$(rune_param color "truecolor")"
SELINUX="$(rune_param mode "strict-true")"
TRUST="$(rune_param store "/etc/ssl/true.pem")"
case "$COLOR" in
  truecolor | 256 | none) ;;
  *) rune_error 1 "Unknown colour mode" '{"parameter":"color"}' ;;
esac
[[ -r $TRUST ]] || rune_error 2 "The store is missing"
rune_ok "Settings accepted" "$(jq -nc --arg c "$COLOR" --arg s "$SELINUX" '{color:$c, mode:$s}')"
