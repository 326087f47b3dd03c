#!/usr/bin/env bash
# The first two services are handled, but the arm falls through to a third that is not.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
LEVEL="$(rune_param level "all")"
case "$LEVEL" in
  all)
    systemctl stop varnish || rune_error 2 "varnish stays" ;;&
  all|back)
    systemctl stop php-fpm || rune_error 2 "php-fpm stays" ;&
  data)
    systemctl stop memcached ;; # expect: RUNE402
  *) rune_error 1 "unknown level" ;;
esac
rune_ok_kv "stopped" "level=$LEVEL"
