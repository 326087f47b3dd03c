#!/usr/bin/env bash
# hand the DS records of a zone to the registrar
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

zone=$(rune_param zone "")
registrar=$(rune_param registrar https://registrar.example.net/api)
contact=$(rune_param contact "")
verbose=$(rune_param verbose false)

[[ $zone =~ ^([a-z0-9-]+\.)+[a-z]{2,}$ ]] || rune_error 1 "zone: not a domain name" '{"field":"zone"}'

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

chat() {
  [[ $verbose == true ]] && printf '%s: %s\n' "$zone" "$*" >&2
}

if ! keymgr "$zone" ds >"$tmp/ds" 2>"$tmp/err"; then
  rune_error 3 "keymgr failed" "$(jq -nc --rawfile e "$tmp/err" '{stderr: $e}')"
fi

count=$(grep -c ' DS ' "$tmp/ds") || rune_error 3 "zone has no DS record" "$(jq -nc --arg z "$zone" '{zone: $z}')"
chat "$count records"

jq -R . "$tmp/ds" | jq -sc . >"$tmp/ds.json"
ds=$(<"$tmp/ds.json")

cat >"$tmp/order" <<ORDER
{
  "zone": "$zone",
  "contact": "$contact",
  "records": $ds
}
ORDER

post() {
  curl -sS --netrc-file /etc/knot/registrar.netrc --max-time 20 -o "$tmp/answer" -w '%{http_code}' \
    -H 'Content-Type: application/json' --data @"$tmp/order" "$registrar/ds"
}

for try in 1 2 3; do
  code=$(post) || code=000
  case $code in
    2??) break ;;
    409) rune_ok "registrar has them already" '{"changed":false}' ;;
    5??|000) sleep $((try * 5)) ;;
    *) rune_error 3 "registrar refused" "$(jq -nc --arg c "$code" --rawfile a "$tmp/answer" '{http: $c, answer: $a}')" ;;
  esac
done

if [[ $code != 2?? ]]; then
  rune_error 2 "registrar is not reachable" "registrar gave HTTP $code"
fi
rune_ok "DS handed over" "$(jq -nc --argjson n "$count" --arg c "$code" '{changed: true, records: $n, http: $c}')"
