#!/usr/bin/env bash
# The failing comparison runs while errexit is off and its status is looked at.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
set +e
diff -q /etc/hosts /etc/hosts.golden >/dev/null 2>&1
rc=$?
set -e
case $rc in
  0) rune_ok "Hosts file is unchanged" '{"changed":false}' ;;
  1) rune_error 3 "Hosts file differs" '{"changed":true}' ;;
  *) rune_error 2 "Hosts file is unreadable" ;;
esac
