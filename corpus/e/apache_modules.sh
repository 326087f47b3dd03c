#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

enable() {
  local mod=$1
  if a2query -q -m "$mod"; then
    return 0
  fi
  cat <<EOF
enabling $mod
EOF
  a2enmod -q "$mod" >/dev/null || rune_error 3 "a2enmod failed" "$(jq -nc --arg m "$mod" '{module:$m}')"
  rune_out changed "$mod"
}

main() {
  rune_init
  local m
  for m in rewrite headers ssl; do
    enable "$m"
  done

  diff -rq /etc/apache2/mods-enabled /var/lib/rune/mods-enabled.last >&2
  if apache2ctl configtest 2>/dev/null; then
    systemctl reload apache2 || rune_err 2 "reload failed"
  else
    rune_err 4 "configtest failed"
  fi
  rune_out modules "rewrite headers ssl"
}

main "$@"
