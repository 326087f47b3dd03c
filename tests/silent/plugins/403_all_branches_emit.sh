#!/usr/bin/env bash
# Each way through the last case emits and none is missing.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
case $(rune_param action status) in
  status) rune_ok_kv "Firewall looked at" "zones=$(firewall-cmd --get-zones)" ;;
  reload)
    if firewall-cmd --reload >/dev/null 2>&1; then rune_ok "Reloaded" "{}"; else rune_error 3 "Not reloaded"; fi
    ;;
  *) rune_error 1 "Unknown action" '{"allowed":["status","reload"]}' ;;
esac
