#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"
rune_init

REBOOT_FLAG=/var/run/reboot-required
SIMULATE=$(rune_param simulate "false")
export DEBIAN_FRONTEND=noninteractive

command -v apt-get >/dev/null || rune_error 4 "not a Debian system" '{"expected":"apt-get"}'

# noisy part: stdout goes to stderr until it is put back below
exec 4>&1 1>&2
set +e
apt-get update
update_rc=$?
if [ "$SIMULATE" = "true" ]; then
  apt-get -s upgrade
else
  apt-get -y -o Dpkg::Options::=--force-confold upgrade
fi
upgrade_rc=$?
dpkg --audit
set -e
exec 1>&4 4>&-

if [ "$update_rc" -ne 0 ]; then
  rune_error 2 "apt-get update failed" "$(jq -nc --argjson rc "$update_rc" '{step:"update", rc:$rc}')"
fi
if [ "$upgrade_rc" -ne 0 ]; then
  rune_error 3 "apt-get upgrade failed" "$(jq -nc --argjson rc "$upgrade_rc" '{step:"upgrade", rc:$rc}')"
fi

if [[ -e $REBOOT_FLAG ]]; then
  reboot=true
else
  reboot=false
fi
held=$(apt-mark showhold 2>/dev/null | wc -l) || held=0

rune_ok "system upgraded" "$(jq -nc --argjson r "$reboot" --argjson h "$held" '{reboot_required:$r, held_packages:$h}')"
