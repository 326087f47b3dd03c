#!/usr/bin/env bash
# Route a domain through another relay: one line in /etc/postfix/transport.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$root/rune_bpcs.sh"
rune_init

MAP=/etc/postfix/transport
obj()     { jq -nc "$@" '$ARGS.named'; }
current() { awk -v d="$1" '$1 == d { print $2 }' "$MAP"; }
without() { awk -v d="$1" '$1 != d' "$MAP"; }
valid()   { [[ $1 =~ ^\.?[a-z0-9.-]+\.[a-z]{2,}$ ]]; }
rebuild() {
  postmap "$MAP"
  postfix reload >/dev/null 2>&1 || return 3
}

# relays.json: {"dc1": {"host": "...", "port": 25}, ...}
relay_of() {
  jq -er ".\"$1\" | \"relay:[\(.host)]:\(.port)\"" /etc/postfix/relays.json 2>/dev/null
}

domain=$(rune_param domain '')
site=$(rune_param site '')
valid "$domain" || rune_error 1 'domain is not a domain name' "$(obj --arg domain "$domain")"
[[ -f $MAP ]] || rune_error 4 'no transport map' '{"map":"/etc/postfix/transport"}'

next=$(relay_of "$site") || rune_error 1 'site has no relay' "$(obj --arg site "$site")"
prev=$(current "$domain") || prev=

exec 8>"$MAP.lock" || rune_error 2 'no lock' '{"map":"/etc/postfix/transport"}'
flock -w 10 8 || rune_error 2 'map is locked' '{"map":"/etc/postfix/transport"}'

new=$(mktemp "$MAP.XXXXXX") || rune_error 2 'no temporary file' '{}'
trap 'rm -f "$new"' EXIT
{ without "$domain" && printf '%s\t%s\n' "$domain" "$next"; } >"$new"
chmod --reference="$MAP" "$new" && mv "$new" "$MAP" || rune_error 2 'map cannot be replaced' '{}'
rebuild

rune_ok_kv 'route changed' "$domain=$next" "previous=${prev:-none}"
