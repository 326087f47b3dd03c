#!/usr/bin/env bash
# What a registry answers leads there, and one member of it is the secret, which the plugin holds under another name.
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

gateway=$(rune_param gateway "")
[[ -n $gateway ]] || rune_error 1 "No gateway" '{}'
call() { curl -sS --fail -X "$1" "https://iot.example.net/v2/$2"; }

found=$(call GET "gateways?name=$gateway") || rune_error 2 "The registry does not answer" '{}'
id=$(jq -r '.items[0].id // empty' <<<"$found") || rune_error 3 "The registry answers nonsense" '{}'
[[ -n $id ]] || rune_error 3 "No such gateway" '{}'
join=$(call POST "gateways/$id/join") || rune_error 3 "No ticket" '{}'
ticket_token=$(jq -r '.token // empty' <<<"$join") || ticket_token=""
rune_ok_kv "Provisioned" "id=$id" "ticket=$ticket_token" # expect: RUNE501
