#!/usr/bin/env bash
set -Eeuo pipefail
trap 'rune_error 100 "unexpected failure"' ERR

source "$(cd "$(dirname "$0")" && pwd)/rune_bpcs.sh"
rune_init

HOST="$(rune_param host "localhost")"
# rune_param gives text, and this wants the list.
PORTS="$(jq -c '.payload.input_parameters.ports // [22]')" # expect: RUNE204

rune_ok "Ports taken" "$(jq -nc --arg host "$HOST" --arg ports "$PORTS" '{host:$host, ports:$ports}')"
