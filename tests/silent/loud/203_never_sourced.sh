#!/usr/bin/env bash
# The library is used but nothing sources it.
set -euo pipefail
rune_init
VHOST="$(rune_param vhost "default")"
a2query -s "$VHOST" >/dev/null 2>&1 || rune_error 2 "The site is not enabled"
rune_ok "The site is enabled" "$(jq -nc --arg v "$VHOST" '{vhost:$v}')"
# expect-at: 1 RUNE203
