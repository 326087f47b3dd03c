#!/usr/bin/env bash
# The status of diff is kept by an or list and then told apart.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
rc=0
diff -q /etc/ssh/sshd_config /srv/golden/sshd_config >/dev/null 2>&1 || rc=$?
case $rc in
  0) rune_ok "No drift" '{"drift":false}' ;;
  1) rune_ok "Drift found" '{"drift":true}' ;;
  *) rune_error 2 "Cannot compare" '{}' ;;
esac
