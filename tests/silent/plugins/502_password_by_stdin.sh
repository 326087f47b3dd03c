#!/usr/bin/env bash
# A builtin prints the token into a pipe, which no process list shows.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

registry_token=$(rune_param registry_token "")
[[ -n $registry_token ]] || rune_error 1 "Missing required parameter: registry_token"
if ! printf '%s' "$registry_token" | docker login --username ci --password-stdin registry.example.net >/dev/null 2>&1; then
  rune_error 2 "Login failed" '{"registry":"registry.example.net"}'
fi
rune_ok "Logged in" '{"registry":"registry.example.net"}'
