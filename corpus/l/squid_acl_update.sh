#!/usr/bin/env bash
set -Eeuo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init
trap '[[ $BASH_SUBSHELL -gt 0 ]] || rune_error 100 "line $LINENO failed" "{}"' ERR

acl=/etc/squid/blocked.acl
domains=$(rune_param_json domains '[]')
want=$(jq -r 'if type == "array" then .[] else error("no list") end | ascii_downcase' <<<"$domains" | sort -u)
new=$(mktemp "$acl.XXXX")
printf '%s\n' "$want" | sed '/^$/d; s/^\*\?\.\?/./' >"$new"
chmod 644 "$new"

state() { systemctl is-active squid 2>/dev/null || true; }
if cmp -s "$acl" "$new"; then
  rm "$new"
  rune_ok_kv "no change" "acl=$acl" "squid=$(state)"
fi
cp -p "$acl" "$acl.old"
mv "$new" "$acl"
if ! why=$(squid -k parse 2>&1 >/dev/null | grep -m1 -E 'FATAL|ERROR'); then
  squid -k reconfigure >&2
  rune_ok_kv "acl replaced" "acl=$acl" "entries=$(wc -l <"$acl")" "squid=$(state)"
fi
mv "$acl.old" "$acl"
rune_error_kv 3 "squid does not accept the list" "reason=$why"
