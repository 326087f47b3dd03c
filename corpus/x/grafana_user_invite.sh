#!/usr/bin/env bash
# Invite a user by mail; the admin token never leaves files and stdin.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

base=$(rune_ctx grafana_url http://127.0.0.1:3000)
mail=$(rune_param mail "")
role=$(rune_param role Viewer)
token_file=$(rune_param token_file /etc/rune/grafana.token)

complain() { rune_error "$1" "$2" "$(jq -nc --arg m "$mail" --arg tf "$token_file" '{mail:$m, token_file:$tf}')"; }

[[ $mail =~ ^[^@[:space:]]+@[a-z0-9.-]+$ ]] || complain 1 "not a mail address"
case $role in Viewer|Editor|Admin) ;; *) complain 1 "no such role" ;; esac
[[ -r $token_file ]] || complain 4 "no token file"

call() {  # METHOD PATH [BODY]   prints "BODY<newline>STATUS"
  local -a body=()
  (( $# < 3 )) || body=(-H 'Content-Type: application/json' --data-binary "$3")
  printf 'header = "Authorization: Bearer %s"\n' "$(<"$token_file")" |
    curl -sS -m 20 -K - -X "$1" -w '\n%{http_code}' "${body[@]}" "$base/api/$2"
}

invite=$(jq -nc --arg m "$mail" --arg r "$role" '{loginOrEmail:$m, role:$r, sendEmail:true}')
for attempt in 1 2 3; do
  answer=$(call POST org/invites "$invite") || answer=$'\n000'
  status=${answer##*$'\n'}
  case $status in
    2??) rune_ok_kv "invited" "mail=$mail" "role=$role" "attempt=$attempt" ;;
    412) rune_ok_kv "already a member" "mail=$mail" ;;
    000|5??) sleep $((attempt * 2)) ;;
    *) complain 3 "Grafana said no: $status" ;;
  esac
done
complain 2 "Grafana does not answer"
