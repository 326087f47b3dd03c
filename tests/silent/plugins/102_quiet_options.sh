#!/usr/bin/env bash
# Chatty programs are run with the option that silences them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
REPO="$(rune_param repo "/srv/site")"
git -C "$REPO" pull --quiet --ff-only || rune_error 2 "Pull failed"
sysctl -q -w net.core.somaxconn=1024 || rune_error 2 "Cannot set the backlog"
if ! grep -qs '^listen' "$REPO/site.conf"; then
  rune_error 3 "The site does not listen"
fi
if cmp -s "$REPO/site.conf" /etc/nginx/site.conf; then
  rune_ok "Unchanged" '{"changed":false}'
fi
install -m 0644 "$REPO/site.conf" /etc/nginx/site.conf || rune_error 2 "Cannot install the file"
rune_ok "Updated" '{"changed":true}'
