#!/usr/bin/env bash
# A function called in a condition runs with errexit off throughout.
set -euo pipefail
HERE="${BASH_SOURCE[0]%/*}"
. "$HERE/rune_bpcs.sh"
rune_init
rotate() {
  cd /var/log/app
  gzip -f app.log.1
  mv -f app.log app.log.1
}
if ! rotate; then
  rune_error 3 "Rotation failed" '{"path":"/var/log/app"}'
fi
rune_ok "Rotated" '{"path":"/var/log/app"}'
