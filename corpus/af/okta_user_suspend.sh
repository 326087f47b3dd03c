#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

for tool in curl jq; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    rune_error 2 "a tool is missing" "{}"
  fi
done

rune_init

okta() {
  local method="$1" path="$2"
  shift 2
  curl -sS --fail --max-time 15 -X "$method" -K "$CURLRC" -H 'Accept: application/json' "https://${ORG}/api/v1/${path}" "$@"
}

main() {
  local login api_token users user_id status page
  login=$(rune_param login "")
  api_token=$(rune_param api_token "")
  ORG=$(rune_param org "example.okta.com")

  if [[ -z "$login" || -z "$api_token" ]]; then
    rune_error 1 "login and api_token are required" '{"missing":["login","api_token"]}'
  fi
  if [[ ! "$ORG" =~ ^[a-z0-9-]+\.okta\.com$ ]]; then
    rune_error 1 "org is not an Okta host" "$(jq -nc --arg o "$ORG" '{org:$o}')"
  fi

  CURLRC=$(mktemp)
  trap 'rm -f -- "$CURLRC"' EXIT
  printf 'header = "Authorization: SSWS %s"\n' "$api_token" >"$CURLRC"

  if ! users=$(okta GET "users?limit=200"); then
    rune_error 2 "Okta does not answer" "$(jq -nc --argjson p "$(rune_all_params)" '{sent:$p}')"
  fi

  user_id=$(jq -r ".[] | select(.profile.login == \"$login\") | .id" <<<"$users") || user_id=""
  if [[ -z "$user_id" ]]; then
    rune_error 2 "user not found" "$(jq -nc --arg l "$login" '{login:$l}')"
  fi

  status=$(jq -r --arg i "$user_id" '.[] | select(.id == $i) | .status' <<<"$users") || status=UNKNOWN
  if [[ "$status" == SUSPENDED ]]; then
    rune_ok "user is suspended already" "$(jq -nc --arg l "$login" '{login:$l, changed:false}')"
  fi
  if ! okta POST "users/${user_id}/lifecycle/suspend" -o /dev/null; then
    rune_error 3 "suspension was refused" "$(jq -nc --arg l "$login" --arg s "$status" '{login:$l, status:$s}')"
  fi
  okta DELETE "users/${user_id}/sessions" -o /dev/null || echo "sessions of ${login} are still open" >&2
  rune_ok "user suspended" "$(jq -nc --arg l "$login" '{login:$l, changed:true}')"
}

main
