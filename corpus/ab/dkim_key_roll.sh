#!/usr/bin/env bash
# Make the next DKIM key of a domain and show its DNS record.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

domain=$(rune_param domain "")
note=$(rune_param note "")
[[ $domain =~ ^[a-z0-9.-]+\.[a-z]+$ ]] || rune_error 1 "Bad domain" '{"param":"domain"}'

dir=/var/lib/rspamd/dkim
selector=s$(date +%Y%m)
cd "$dir" 2>/dev/null || { echo "no $dir" >&2; exit 4; }

if [[ -e $domain.$selector.key ]]; then
  rune_error 3 "Key of this month exists" "$(jq -nc --arg s "$selector" '{selector:$s}')"
fi
record=$(rspamadm dkim_keygen -d "$domain" -s "$selector" -b 2048 -k "$domain.$selector.key" 2>/dev/null) ||
  rune_error 2 "rspamadm failed" '{}'
chown _rspamd: "$domain.$selector.key" || rune_error 2 "chown failed" '{}'

txt=$(tr -d '\n\t' <<<"$record" | grep -o '"[^"]*"' | tr -d '"\n') || txt=""
out=$(jq -nc --arg txt "$txt" --arg s "$selector" '{selector:$s, txt:$txt} + {note:"'"$note"'"}') ||
  rune_error 1 "note is not usable" '{"param":"note"}'
rune_ok "Key made" "$out"
