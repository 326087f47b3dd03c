#!/usr/bin/env bash
# Real work that touches neither the message nor the answer precedes the initialisation.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
tries=0
until [[ -S /run/docker.sock ]] || [[ $tries -ge 5 ]]; do
  tries=$((tries + 1))
  sleep 1
done
export LC_ALL=C DOCKER_HOST=unix:///run/docker.sock
rune_init
NAME="$(rune_param name "cache")"
docker volume inspect "$NAME" >/dev/null 2>&1 || rune_error 2 "No such volume"
rune_ok "The volume exists" "$(jq -nc --arg n "$NAME" --arg t "$tries" '{volume:$n, waited:($t|tonumber)}')"
