#!/bin/sh
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

DOMAIN=$(rune_param domain "")
TARGETS=$(rune_param_json targets '[]')
CERT=/etc/letsencrypt/live/$DOMAIN/fullchain.pem
KEY_PATH=/etc/letsencrypt/live/$DOMAIN/privkey.pem

[[ -n $DOMAIN ]] || rune_error 1 "domain is required" '{"missing":["domain"]}'
[[ -r $CERT && -r $KEY_PATH ]] || rune_error 2 "certificate not readable" "$(jq -nc --arg p "$KEY_PATH" '{key_path:$p}')"

mapfile -t HOSTS < <(jq -r ".[] | select(.domain == \"$DOMAIN\") | .host" <<<"$TARGETS")

if [[ ${#HOSTS[@]} -eq 0 ]]; then
  rune_error 1 "no target takes this domain" "$(jq -nc --arg d "$DOMAIN" '{domain:$d}')"
fi

address=$(getent hosts "$DOMAIN" | awk '{print $1; exit}')
rune_out "address=$address"

for host in "${HOSTS[@]}"; do
  if scp -q -B "$CERT" "$KEY_PATH" "deploy@$host:/etc/ssl/rune/" </dev/null >/dev/null 2>&1 &&
    ssh -n "deploy@$host" sudo systemctl reload nginx >/dev/null 2>&1; then
    rune_out "$host=pushed"
  else
    rune_err 3 "push failed on a host"
  fi
done

rune_finish "certificate pushed"
