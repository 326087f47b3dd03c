#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

STORE=$(rune_param keystore /etc/pki/java/cacerts)
PASSFILE=$(rune_param passfile /etc/pki/java/storepass)
DAYS=$(rune_param days 30)

for f in "$STORE" "$PASSFILE"; do
  [[ -r $f ]] || rune_error 2 "file is not readable" "$(jq -nc --arg f "$f" '{file:$f}')"
done

limit=$(date -d "+$DAYS days" +%s) || rune_error 1 "days is not a number" '{"parameter":"days"}'

# alias<TAB>end of validity, one per certificate
entries() {
  keytool -list -v -keystore "$STORE" -storepass:file "$PASSFILE" 2>/dev/null </dev/null |
    awk '/^Alias name:/ { a = $3 } /^Valid from:/ { sub(/.*until: /, ""); print a "\t" $0 }'
}

expiring='[]'
total=0
while IFS=$'\t' read -r alias end; do
  ((++total))
  ts=$(date -d "$end" +%s 2>/dev/null) || continue
  if ((ts < limit)); then
    expiring=$(jq -c --arg a "$alias" --arg e "$end" '. += [{alias:$a, until:$e}]' <<<"$expiring")
  fi
done < <(entries)

((total > 0)) || rune_error 2 "no certificates could be read" "$(jq -nc --arg s "$STORE" '{keystore:$s}')"

RESULT=$(jq -nc --argjson t "$total" --argjson x "$expiring" '{total:$t, expiring:$x}')
[[ $expiring == '[]' ]] && rune_ok "nothing expires soon" "$RESULT"
rune_error 3 "certificates expire soon" "$RESULT"
