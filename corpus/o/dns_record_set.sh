#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

api=http://127.0.0.1:8081/api/v1/servers/localhost
zone=$(rune_param zone "") name=$(rune_param name "") type=$(rune_param type A) content=$(rune_param content "") ttl=$(rune_param ttl 3600)
key_file=/etc/powerdns/api.key

check() {
  [[ $zone =~ ^[a-z0-9.-]+\.$ && $ttl =~ ^[0-9]+$ ]] || rune_error 1 "bad zone or ttl" '{"hint":"zone must end in a dot"}'
  [[ $type =~ ^(A|AAAA|CNAME|MX|TXT)$ ]] || rune_error 1 "type not supported" '{"param":"type"}'
  host -t SOA "${zone%.}" 127.0.0.1 || echo "zone is not served here yet"
}
check >/dev/null 2>&1
[[ -r $key_file ]] || rune_error 4 "no API key" '{"file":"api.key"}'

hdr=$(mktemp) ans=$(mktemp)
trap 'rm -f "$hdr" "$ans"' EXIT
printf 'X-API-Key: %s\n' "$(<"$key_file")" >"$hdr"

rr=$(jq -nc --arg n "$name.$zone" --arg c "$content" "{name: \$n, type: \"$type\", ttl: $ttl, changetype: \"REPLACE\", records: [{content: \$c, disabled: false}]}")
body=$(jq -nc --argjson r "$rr" '{rrsets: [$r]}')

code=$(curl -sS -m 10 -X PATCH -H "@$hdr" -H 'Content-Type: application/json' -d "$body" -o "$ans" -w '%{http_code}' "$api/zones/$zone") ||
  rune_error 2 "the API does not answer" '{"stage":"patch"}'
[[ $code == 204 ]] || rune_error 3 "record refused" "$(jq -c '{reason:(.error // "unknown")}' "$ans" 2>/dev/null || echo '{}')"

seen=$(dig +short @127.0.0.1 "$name.${zone%.}" "$type" 2>/dev/null | head -n1) || seen=
rune_ok "record set" "$(jq -nc --arg n "$name.$zone" --arg s "$seen" '{name:$n, answer:$s}')"
