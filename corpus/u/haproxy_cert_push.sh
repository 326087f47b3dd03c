#!/usr/bin/env bash
# push a combined certificate to the edge proxies and reload them
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

site=$(rune_param site "")
unit=$(rune_param unit "haproxy")
[[ $site =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "site is missing" '{"missing":["site"]}'
mapfile -t hosts < <(rune_param_json hosts '[]' | jq -r '.[]')
(( ${#hosts[@]} )) || rune_error 1 "no hosts" '{"missing":["hosts"]}'

live=/etc/letsencrypt/live/$site
pem=$(mktemp)
trap 'shred -u "$pem" 2>/dev/null || rm -f "$pem"' EXIT
cat "$live/fullchain.pem" "$live/privkey.pem" >"$pem" 2>/dev/null ||
  rune_error 2 "certificate files are missing" "$(jq -nc --arg d "$live" '{directory:$d}')"

remote() {
  local host=$1
  shift
  ssh -n -o BatchMode=yes -o ConnectTimeout=8 "$host" "$*"
}

serial=$(openssl x509 -in "$pem" -noout -serial) || rune_error 3 "not a certificate" '{"file":"fullchain.pem"}'
declare -A result=()
for host in "${hosts[@]}"; do
  if ! scp -qB "$pem" "$host:/etc/haproxy/certs/$site.pem" >&2; then
    result[$host]=copy_failed
  elif ! remote "$host" "systemctl reload $unit" >&2; then
    result[$host]=reload_failed
  else
    result[$host]=ok
  fi
done

for host in "${!result[@]}"; do
  rune_out "$host=${result[$host]}"
done
[[ " ${result[*]} " != *_failed* ]] || rune_err 3 "some hosts failed"
rune_finish "certificate ${serial#serial=} pushed"
