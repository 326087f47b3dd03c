#!/usr/bin/env bash
# A function keeps the status first, and then logs and cleans up.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
die() {
  local rc=$?
  echo "failed: $*" >&2
  ((rc != 0)) || rc=3
  rune_error "${rc}" "$*" '{}'
}
set +e
apt-get update >&2
rc=$?
set -e
((rc == 0)) || rune_error "${rc}" "apt-get failed"
mount /srv/data >&2 || die "mount failed"
case "$(rune_param mode "")" in
  "") die "no mode" ;;
esac
rune_ok "Mounted" '{}'
