#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

if [[ ! -d /sys/fs/selinux ]]; then
  rune_error 4 "SELinux is not enabled" '{"enabled":false}'
fi

NODE=$(rune_ctx node "unknown")
rune_init

WANT=$(rune_param mode "Enforcing")
case "$WANT" in
  Enforcing) flag=1 ;;
  Permissive) flag=0 ;;
  *) rune_error 1 "mode must be Enforcing or Permissive" '{}' ;;
esac

have=$(getenforce 2>/dev/null) || have=unknown
if [[ $have == "$WANT" ]]; then
  rune_ok "mode is right already" '{"changed":false}'
fi

setenforce "$flag" &>/dev/stdout || rune_error 3 "setenforce failed" '{"changed":false}'

if ! sed -i "s/^SELINUX=.*/SELINUX=${WANT,,}/" /etc/selinux/config; then
  rune_error 2 "configuration not written" '{"changed":true,"persistent":false}'
fi
rune_ok "mode changed" "$(jq -nc --arg n "$NODE" --arg h "$have" --arg w "$WANT" '{node:$n, before:$h, after:$w, changed:true}')" >/dev/null
