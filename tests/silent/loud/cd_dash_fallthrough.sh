#!/usr/bin/env bash
# A case arm falls through into a second arm in which going back to the old directory prints its name.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
STAGE="$(rune_param stage "verify")"
cd /etc/nginx || rune_error 4 "no nginx configuration here"
cd /srv/www || rune_error 4 "no document root here"
case "$STAGE" in
  verify)
    printf 'verifying from %s\n' "$PWD" >&2 ;&
  back)
    cd - || rune_error 4 "cannot go back" # expect: RUNE101
    ;;
  *) rune_error 1 "unknown stage" ;;
esac
nginx -t >&2 || rune_error 3 "the configuration is broken"
rune_ok "configuration verified" '{}'
