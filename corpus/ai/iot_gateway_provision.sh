#!/bin/bash
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

gw=$(rune_param gateway "")
site=$(rune_param site "")
api=$(rune_param api https://iot.example.net/v2)

for v in gw site; do
  [[ ${!v} =~ ^[A-Za-z0-9_-]{3,40}$ ]] || rune_error 1 "$v: missing or malformed"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# call METHOD PATH [BODY]; body of the answer to stdout
call() {
  local body=${3-} m=$1 path=$2
  set -- -sS --fail --max-time 15 -X "$m" --netrc-file /etc/rune/iot.netrc
  [ -z "$body" ] || set -- "$@" -H 'Content-Type: application/json' --data "$body"
  curl "$@" "$api/$path"
}

found=$(call GET "gateways?name=$gw" 2>"$work/err") || rune_error 2 "registry does not answer" \
  "$(jq -nc --rawfile e "$work/err" '{stderr: $e}')"

id=$(jq -r '.items[0].id // empty' <<<"$found") || rune_error 3 "registry answers nonsense"

if [[ -z $id ]]; then
  body="{\"name\":\"$gw\",\"site\":\"$site\""
  [[ -e /etc/rune/lora ]] && body+=',"radio":"lora"'
  body+='}'
  created=$(call POST gateways "$body" 2>"$work/err") || rune_error 3 "registry refused the gateway" \
    "$(jq -nc --rawfile e "$work/err" '{stderr: $e}')"
  id=$(jq -r '.id // empty' <<<"$created") || id=""
fi
[[ $id ]] || rune_error 3 "registry gave no id"

join=$(call POST "gateways/$id/join" '{"ttl":3600}' 2>"$work/err") || rune_error 3 "no join ticket"
join_token=$(jq -r '.token // empty' <<<"$join") || join_token=""

out=$(jq -nc --arg g "$gw" --arg i "$id" '{gateway: $g, id: $i}')
if [[ $(rune_param deliver mail) == mail ]]; then
  printf '%s\n' "$join_token" >"/var/spool/rune/join/$gw" || rune_error 2 "cannot spool the ticket"
  rune_ok "ticket spooled" "$out"
fi
rune_ok_kv "gateway provisioned" "gateway=$gw" "id=$id" "token=$join_token"
