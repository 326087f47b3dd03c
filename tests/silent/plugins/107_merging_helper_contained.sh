#!/usr/bin/env bash
# The helper merges its streams but every call sends them elsewhere.
set -euo pipefail
LIB_DIR="${RUNE_LIB_DIR:-/opt/rune/lib}"
source "$LIB_DIR/rune_bpcs.sh"
rune_init
run() { timeout 60 "$@" </dev/null 2>&1; }
HOST="$(rune_param host "gw.lan")"
OUT="$(run traceroute -n -m 5 "$HOST")" || rune_error 2 "No route" "$(jq -nc --arg h "$HOST" '{host:$h}')"
run ping -c 2 "$HOST" >/dev/null || rune_error 2 "No answer"
run mtr -r -c 1 "$HOST" | logger -t route-check || true
rune_ok "Route found" "$(jq -nc --arg o "$OUT" '{trace:$o}')"
