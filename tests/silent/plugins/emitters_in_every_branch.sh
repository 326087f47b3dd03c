#!/usr/bin/env bash
# Every branch of the last case ends in an emitter.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
state=$(systemctl is-active docker 2>/dev/null || true)
case "$state" in
  active) rune_ok "Docker runs" '{"active":true}' ;;
  inactive | failed)
    if systemctl start docker >&2; then rune_ok "Docker started" '{}'
    else rune_error 3 "Docker does not start" '{}'; fi ;;
  *) rune_error 4 "Docker is not installed" '{}' ;;
esac
