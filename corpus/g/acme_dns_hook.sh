#!/usr/bin/env bash
# DNS-01 hook: publishes and removes the challenge record.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

ACTION=$(rune_param action present)
DOMAIN=$(rune_param domain "")
VALUE=$(rune_param value "")
KEY_PATH=/etc/bind/keys/acme.key

[[ $DOMAIN =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "domain must be a host name" '{"invalid":["domain"]}'
[[ -r $KEY_PATH ]] || rune_error 4 "key not readable" "$(jq -nc --arg p "$KEY_PATH" '{key_path:$p}')"

[[ $VALUE =~ ^[A-Za-z0-9_-]*$ ]] || rune_error 1 "value must be base64url" '{"invalid":["value"]}'

case $ACTION in
  present) change="add _acme-challenge.$DOMAIN 60 TXT \"$VALUE\"" ;;
  cleanup) change="delete _acme-challenge.$DOMAIN TXT" ;;
  *) rune_error 1 "unknown action" '{"allowed":["present","cleanup"]}' ;;
esac

TSIG_SECRET=$(awk -F'"' '/secret/ {print $2}' "$KEY_PATH" 2>/dev/null) || TSIG_SECRET=""

printf 'server ns1.example.net\n%s\nsend\n' "$change" | nsupdate -y "hmac-sha256:acme:$TSIG_SECRET" >/dev/null 2>&1 || rune_error 3 "the server refuses the update" "no $ACTION for $DOMAIN"

rune_ok "record changed" "$(jq -nc --arg d "$DOMAIN" --arg a "$ACTION" '{domain:$d, action:$a}')"
