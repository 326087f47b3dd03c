#!/usr/bin/env bash
# An EXIT trap answers when the plugin ends in a way nobody thought of.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

ANSWERED=0
SCRATCH=$(mktemp -d)

succeed() {
  ANSWERED=1
  rune_ok "$1" "$2"
}

refuse() {
  ANSWERED=1
  rune_error "$1" "$2" "$3"
}

on_exit() {
  local rc=$?
  rm -rf "$SCRATCH"
  if [[ $ANSWERED -eq 0 ]]; then
    ANSWERED=1
    rune_error 100 "ended unexpectedly" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
  fi
}
trap on_exit EXIT

CONF=$(rune_param config "/etc/logrotate.d/nginx")
if [[ ! -r $CONF ]]; then
  refuse 2 "configuration is not readable" "$(jq -nc --arg c "$CONF" '{config:$c}')"
fi

# no guard needed here: the trap answers
cp "$CONF" "$SCRATCH/conf"
grep -v '^ *#' "$SCRATCH/conf" >"$SCRATCH/active"
lines=$(wc -l <"$SCRATCH/active")

if logrotate -v -f "$CONF" >"$SCRATCH/log" 2>&1; then
  rotated=$(grep -c '^renaming ' "$SCRATCH/log" || true)
  succeed "rotated" "$(jq -nc --argjson n "${rotated:-0}" --argjson l "$lines" '{renamed:$n, config_lines:$l}')"
else
  tail -n 5 "$SCRATCH/log" >&2
  refuse 3 "logrotate failed" '{"renamed":0}'
fi
