#!/usr/bin/env bash
# Log in to an iSCSI target with CHAP and report the new block devices.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

declare -A opt
for key in target portal chap_user chap_password; do
  opt[$key]=$(rune_param "$key" "")
done
for key in target portal; do
  [[ -n ${opt[$key]} ]] || rune_error 1 "Missing required parameter: $key" "$(jq -nc --arg k "$key" '{missing:[$k]}')"
done

node() { iscsiadm -m node -T "${opt[target]}" -p "${opt[portal]}" "$@" >&2; }

iscsiadm -m discovery -t sendtargets -p "${opt[portal]}" >/dev/null 2>&1 ||
  rune_error 2 "Portal does not answer" "$(jq -nc --arg p "${opt[portal]}" '{portal:$p}')"

if [[ -n ${opt[chap_user]} ]]; then
  conf=/etc/iscsi/nodes/${opt[target]}/chap.conf
  umask 077
  mkdir -p "${conf%/*}"
  cat >"$conf" <<CONF
node.session.auth.authmethod = CHAP
node.session.auth.username = ${opt[chap_user]}
node.session.auth.password = ${opt[chap_password]}
CONF
fi

already=$(iscsiadm -m session 2>/dev/null | grep -cF -- "${opt[target]}") || true
if (( ${already:-0} == 0 )); then
  node --login || {
    shown=$(declare -p opt | tr -d '"')
    rune_error 3 "Login failed" "$(jq -nc --arg o "$shown" '{options:$o}')"
  }
fi

udevadm settle -t 15 || true
shopt -s nullglob
links=(/dev/disk/by-path/*"${opt[target]}"*)
(( ${#links[@]} )) || rune_error 3 "No block device appeared" "$(jq -nc --arg t "${opt[target]}" '{target:$t}')"

devices=$(for l in "${links[@]}"; do readlink -f "$l"; done | sort -u | jq -R . | jq -sc .)
rune_ok "Session is up" "$devices"
