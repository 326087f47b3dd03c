#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"
source "${SCRIPT_DIR}/lib/fs.sh"

main() {
  rune_init
  require nginx systemctl sha256sum

  local site sum
  site=$(rune_param site "default")
  [[ $site =~ ^[a-z0-9-]+$ ]] || die 1 "Bad site name"

  local avail="/etc/nginx/sites-available/$site" enabled="/etc/nginx/sites-enabled/$site"
  [[ -f $avail ]] || die 2 "No such site: $site"

  backup_file "$enabled" || log "nothing to back up"
  vlog "linking $enabled" || true
  run_or_fail 2 "Cannot link site" ln -sfn "$avail" "$enabled"
  run_or_fail 3 "Configuration test failed" nginx -t
  run_or_fail 3 "Reload failed" systemctl reload nginx

  sum=$(checksum "$avail") || sum=unknown
  has_space /var/log 10240 || log "log partition is nearly full"
  rune_ok "enabled" "$(jq -nc --arg s "$site" --arg c "$sum" '{site:$s, sha256:$c}')"
}

main "$@"
