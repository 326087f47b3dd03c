#!/usr/bin/env bash
# Rotate the TLS session ticket keys: newest last, keep three.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

keyfile=$(rune_param keyfile /etc/haproxy/tls-tickets.keys)
cfg=$(rune_param config /etc/haproxy/haproxy.cfg)
purge_url=$(rune_param notify_url "")
api_token=$(rune_param api_token "")

[[ $keyfile == /* && $cfg == /* ]] || rune_error 1 "paths must be absolute" '{}'
[[ -r $keyfile ]] || rune_error 2 "ticket key file is missing" "$(jq -nc --arg f "$keyfile" '{path:$f}')"

umask 077
tmp=$(mktemp "${keyfile}.XXXXXX")
trap 'rm -f -- "$tmp"' EXIT

{ tail -n 2 -- "$keyfile"; openssl rand -base64 48; } >"$tmp" || rune_error 2 "cannot make a new ticket file" '{}'
lines=$(wc -l <"$tmp")
(( lines == 3 )) || rune_error 3 "expected three ticket lines" "$(jq -nc --argjson n "$lines" '{lines:$n}')"

mv -f -- "$tmp" "$keyfile" || rune_error 2 "cannot replace the ticket file" '{}'
haproxy -c -f "$cfg" || rune_error 4 "haproxy refuses the configuration" '{"step":"check"}'
systemctl reload haproxy.service >&2 || rune_error 3 "reload failed" '{"step":"reload"}'

notified=false
if [[ -n $purge_url ]]; then
  if curl -fsS -m 10 -X POST -o /dev/null -H "Authorization: Bearer ${api_token}" "$purge_url"; then
    notified=true
  fi
fi
rune_ok "Ticket keys rotated" "$(jq -nc --arg f "$keyfile" --argjson n "$notified" '{keyfile:$f, notified:$n}')"
