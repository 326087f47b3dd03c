#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

CATEGORY=$(rune_param category security)

if [ ! -x /usr/bin/zypper ]; then
  echo "ERROR: zypper not found"
  exit 4
fi

case "$CATEGORY" in
  security | recommended) ;;
  *) rune_error 1 "category not allowed" '{"allowed":["security","recommended"]}' ;;
esac

zypper --non-interactive refresh || rune_error 2 "refresh failed" '{"stage":"refresh"}'

rc=0
zypper --non-interactive patch --category "$CATEGORY" >&2 || rc=$?

reboot=false
case $rc in
  0) ;;
  102) reboot=true ;;
  103)
    echo "zypper updated itself, second round for ${CATEGORY} ($1)" >&2
    zypper --non-interactive patch --category "$CATEGORY" >/dev/null 2>&1 ||
      rune_error 3 "second round failed" '{"stage":"patch"}'
    ;;
  *) rune_error 3 "patch failed" "$(jq -nc --argjson rc "$rc" '{stage:"patch", status:$rc}')" ;;
esac

rune_ok "patched" "$(jq -nc --arg c "$CATEGORY" --argjson r "$reboot" '{category:$c, reboot:$r}')"
