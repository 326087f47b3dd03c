#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

dom=$(rune_param domain "") sel=$(rune_param selector "s$(date +%Y%m)")
[[ $dom =~ ^[a-z0-9.-]+$ && $sel =~ ^[a-z0-9]+$ ]] || rune_error 1 "bad domain or selector"
d=/etc/opendkim/keys/$dom
mkdir -p "$d"
opendkim-genkey -b 2048 -D "$d" -d "$dom" -s "$sel" || rune_error 3 "opendkim-genkey failed"
chown -R opendkim:opendkim "$d" || rune_error 3 "chown failed"
private_key=$(cat "$d/$sel.private") || rune_error 3 "no key was written"
[[ $private_key == *"PRIVATE KEY"* ]] || rune_error 3 "key file is damaged"

kt=/etc/opendkim/KeyTable
grep -qs "^$sel._domainkey.$dom " "$kt" || printf '%s._domainkey.%s %s:%s:%s/%s.private\n' "$sel" "$dom" "$dom" "$sel" "$d" "$sel" >>"$kt"
systemctl reload opendkim || rune_error 3 "opendkim did not reload"

txt=$(tr -d '\n\t' <"$d/$sel.txt" | sed -n 's/.*( *\(.*\) *) *;.*/\1/p') || rune_error 3 "no record was written"
rec=$(jq -nc --arg t "$txt" "{name: \"$sel._domainkey.$dom\", type: \"TXT\", content: \$t}")
rune_ok "key rotated" "$(jq -nc --argjson r "$rec" --arg k "$private_key" '{record:$r, backup:$k}')"
