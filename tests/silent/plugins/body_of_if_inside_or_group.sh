#!/usr/bin/env bash
# The body of an if is safe when the whole group stands left of an or.
set -euo pipefail
source "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init
{
  if ! command -v fail2ban-client >/dev/null; then
    dnf -q install -y fail2ban
  fi
} >&2 || rune_error 2 "Cannot install fail2ban" '{}'
rune_ok "Fail2ban present" '{}'
