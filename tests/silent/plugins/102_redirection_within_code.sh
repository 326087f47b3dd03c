#!/usr/bin/env bash
# What the plugin has put together may be a redirection.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
quiet=
case $(rune_param verbose no) in
  yes) quiet='2>/dev/null' ;;
  no) quiet='2>&1' ;;
  *) quiet='2>>/var/log/app.log' ;;
esac
eval "systemctl status cron >/dev/null $quiet" || rune_error 2 "it does not run"
rune_ok "it runs"
