#!/usr/bin/env bash
# The call of rune_init stands only in the text of a here-document, so it never runs.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
usage() {
  cat >&2 <<'TXT'
Every plugin starts like this:
rune_init
SERVICE="$(rune_param service "")"
TXT
}
SERVICE="$(rune_param service "")"
if [[ "$SERVICE" == help ]]; then
  usage
  rune_error 1 "this plugin only restarts services"
fi
systemctl restart "$SERVICE" || rune_error 2 "restart failed"
rune_ok "restarted" '{}'
# expect-at: 1 RUNE201
