#!/usr/bin/env bash
# The exit ends a subshell only, and its status is handled by the plugin.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
src=$(rune_param source /srv/www)
(
  cd "$src" || exit 1
  tar -czf /var/backups/www.tgz . || exit 2
) || rune_error 2 "Archive was not written" '{"archive":"www.tgz"}'
rune_ok_kv "Archive written" "source=$src"
