#!/usr/bin/env bash
# The emitter stands in a substitution within a here-document.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
NAME="$(rune_param upstream "backend.lan")"
CONF="$(mktemp)"
cat >"$CONF" <<CONF_END
upstream backend {
  server $(getent ahostsv4 "$NAME" | awk 'NR==1{print $1}' || rune_error 2 "Unknown name"):8080;
}
CONF_END
mv -- "$CONF" /etc/nginx/conf.d/backend.conf || rune_error 2 "Cannot install the file"
rune_ok "Upstream written" "$(jq -nc --arg n "$NAME" '{upstream:$n}')"
# expect-at: 11 RUNE103
