#!/usr/bin/env bash
# No arm of the last case matches an unknown state, and the plugin runs off its end.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
STATE=$(systemctl show -p ActiveState --value mariadb) || rune_error 2 "systemd does not answer"
case "$STATE" in # expect: RUNE403
  active) rune_ok "running" '{}' ;;
  failed|inactive) rune_error 3 "not running" ;;
esac
