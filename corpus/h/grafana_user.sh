#!/bin/bash
set -eu
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# --- from jenkins_user.sh ---
die() {
    printf 'FATAL: %s\n' "$1"
    exit "${2:-1}"
}
# --- end ---

rune_init

URL=$(rune_param url "http://localhost:3000")
LOGIN=$(rune_param login "")
API_TOKEN=$(rune_param api_token "")
USER_PASSWORD=$(rune_param user_password "")

[ -n "$LOGIN" ] || die "login is missing" 1
[ -n "$API_TOKEN" ] || die "api_token is missing" 1

echo "creating $LOGIN at $URL" >&2
echo "DEBUG login=$LOGIN password=$USER_PASSWORD" >&2

# --- from jenkins_user.sh, changed ---
BODY=$(mktemp)
CONF=$(mktemp)
trap 'rm -f "$BODY" "$CONF"' EXIT
printf 'header = "Authorization: Bearer %s"\n' "$API_TOKEN" > "$CONF"

CODE=$(APP_PASSWORD="$USER_PASSWORD" jq -nc --arg l "$LOGIN" '{name:$l, login:$l, password:env.APP_PASSWORD}' \
    | curl -sS -K "$CONF" -H 'Content-Type: application/json' -o "$BODY" -w '%{http_code}' --data-binary @- "$URL/api/admin/users") || CODE=000
# --- end ---

case "$CODE" in
    200)
        rune_ok "User created" "$(jq -nc --arg l "$LOGIN" '{login:$l}')"
        ;;
    401|403)
        rune_error 3 "Grafana refused the token" "$(jq -nc --arg u "$URL" --arg t "$API_TOKEN" '{url:$u, used_token:$t}')"
        ;;
    412)
        rune_ok "User was there already" "$(jq -nc --arg l "$LOGIN" '{login:$l}')"
        ;;
    000)
        rune_error 2 "Grafana does not answer" "$(jq -nc --arg u "$URL" '{url:$u}')"
        ;;
    *)
        rune_error 3 "Unexpected answer" "$(jq -nc --arg c "$CODE" '{http:$c}')"
        ;;
esac
