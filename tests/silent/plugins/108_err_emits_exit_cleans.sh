#!/usr/bin/env bash
# The ERR trap emits and the EXIT trap only removes a file.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
TMP="$(mktemp)"
trap 'rune_error 100 "Unexpected failure"' ERR
trap 'rm -f -- "$TMP"' EXIT
URL="$(rune_param url "http://mirror.lan/list.txt")"
curl -fsS -o "$TMP" "$URL"
COUNT="$(wc -l <"$TMP")"
rune_ok "List fetched" "$(jq -nc --arg n "$COUNT" '{lines:($n|tonumber)}')"
