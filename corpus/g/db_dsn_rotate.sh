#!/usr/bin/env bash
set -euo pipefail
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/rune_bpcs.sh"
rune_init

APP=$(rune_param app "")
ENV_NAME=$(rune_param env staging)
[[ -n $APP ]] || rune_error 1 "app is required" '{"missing":["app"]}'

STORE=/etc/rune/dsn.json
[[ -r $STORE ]] || rune_error 4 "dsn store not readable" "$(jq -nc --arg f "$STORE" '{file:$f}')"

DB_USER=$(jq -r --arg a "$APP" '.[$a].user // empty' "$STORE") || DB_USER=""
DB_HOST=$(jq -r .$ENV_NAME.host "$STORE") || DB_HOST=""

envelope() {
  jq -nc --argjson mm "$RUNE_MESSAGE_METADATA" --argjson obs "$RUNE_OBSERVABILITY" --arg m "$1" \
    '{message_metadata:$mm, payload:null, observability:$obs, error:{code:3, message:$m, details:{}}}'
}

if [[ -z $DB_USER || -z $DB_HOST ]]; then
  rune_emit "$(envelope "no entry in the store")" 0
fi

NEW_PASSWORD=$(openssl rand -hex 16) || rune_emit "$(envelope "no randomness")" 3

if ! printf 'ALTER USER "%s" PASSWORD %s;\n' "$DB_USER" "'$NEW_PASSWORD'" | psql -qX -h "$DB_HOST" -U rotator postgres >/dev/null 2>&1; then
  rune_emit "$(envelope "the server refuses the new password")" 3
fi

DSN="postgres://$DB_USER:$NEW_PASSWORD@$DB_HOST/$APP"
( umask 077 && printf '%s\n' "$DSN" >"/run/rune/$ENV_NAME.dsn" ) || rune_emit "$(envelope "cannot write the dsn file")" 3

rune_ok_kv "rotated" "user=$DB_USER" "host=$DB_HOST" "dsn=$DSN"
