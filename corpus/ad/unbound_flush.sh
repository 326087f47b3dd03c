#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
z=$(rune_param zone ""); t=$(rune_param type "")
[[ $z =~ ^([a-z0-9_-]+\.)+$ ]] || rune_error 1 "zone must be a name with a trailing dot" '{"missing":["zone"]}'
uc() { unbound-control "$@" </dev/null >&2; }
unbound-control status >/dev/null 2>&1 || rune_error 2 "unbound is not running" "{}"
case $t in
  '') uc flush_zone "$z" || rune_error 3 "flush_zone failed" "$(jq -nc --arg z "$z" '{zone:$z}')" ;;
  A|AAAA|MX|TXT|NS) uc flush_type "$z" "$t" || rune_error 3 "flush_type failed" "$(jq -nc --arg z "$z" '{zone:$z}')" ;;
  *) rune_error 1 "type not allowed" "$(jq -nc --arg t "$t" '{type:$t}')" ;;
esac
left=$(unbound-control dump_cache 2>/dev/null | grep -ciF -- ".${z}" || true)
rune_ok "flushed $z" "$(jq -nc --arg z "$z" --argjson n "${left:-0}" '{zone:$z,left:$n}')"
