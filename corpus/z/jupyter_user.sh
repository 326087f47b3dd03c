#!/usr/bin/env bash
# stop the notebook server of one user on the JupyterHub
set -euo pipefail

api=${JUPYTERHUB_API:-http://127.0.0.1:8081/hub/api}

rune_init
user=$(rune_param user "")
[[ $user =~ ^[a-z][a-z0-9_]*$ ]] || rune_error 1 "bad user" "$(jq -nc --arg u "$user" '{user:$u}')"

code=$(curl -s -o /dev/null -w '%{http_code}' -m 20 -X DELETE --netrc-file /etc/rune/hub.netrc "$api/users/$user/server") || rune_error 2 "the hub does not answer" '{}'

case $code in
  202|204) rune_ok_kv "server is stopping" "user=$user" "http=$code" ;;
  404)     rune_error 2 "no such user" "$(jq -nc --arg u "$user" '{user:$u}')" ;;
  *)       rune_error 3 "the hub refused" "$(jq -nc --arg c "$code" '{http:$c}')" ;;
esac
