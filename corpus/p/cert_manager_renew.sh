#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

say()     { printf '%s\n' "$*" >&2; }
fail()    { rune_error "$1" "$2" "${3-}"; }
named()   { jq -nc --arg n "$name" --arg ns "$ns" '{certificate:$n, namespace:$ns}'; }
secret_of() { kubectl -n "$ns" get certificate "$name" -o jsonpath='{.spec.secretName}'; }
leaf()    { kubectl -n "$ns" get secret "$1" -o go-template='{{index .data "tls.crt" | base64decode}}'; }
serial()  { openssl x509 -noout -serial | cut -d= -f2; }
until_()  { openssl x509 -noout -enddate | cut -d= -f2; }
retry()   { local n=$1; shift; until "$@"; do ((--n > 0)) || return 1; sleep 5; done; }

ns=$(rune_param namespace default)
name=$(rune_param certificate "")
[[ -n $name ]] || fail 1 "certificate is required" '{"missing":["certificate"]}'

secret_name=$(secret_of) || fail 2 "no such certificate" "$(named)"
old=$(leaf "$secret_name" | serial) || old=none
say "serial before: $old"

cmctl renew -n "$ns" "$name" >&2 || fail 3 "cmctl renew failed" "$(named)"

changed() { local now; now=$(leaf "$secret_name" 2>/dev/null | serial) && [[ -n $now && $now != "$old" ]]; }
if ! retry 24 changed; then
  fail 3 "no new certificate within two minutes" "$(named)"
fi

end=$(leaf "$secret_name" | until_) || end=unknown
rune_ok "certificate renewed" "$(named | jq -c --arg s "$secret_name" --arg o "$old" --arg e "$end" '. + {secret_name:$s, old_serial:$o, not_after:$e}')"
