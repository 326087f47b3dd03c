#!/usr/bin/env bash
# The last branch of a case prints a word and exits with one.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
action=$(rune_param action "")
case $action in
  enable) nginx_link=/etc/nginx/sites-enabled/app ;;
  *) printf '%s\n' "unknown action"; exit 1 ;; # expect: RUNE406
esac
ln -sfn /etc/nginx/sites-available/app "$nginx_link" || rune_error 2 "Link was not made"
rune_ok_kv "Site enabled" "link=$nginx_link"
