#!/usr/bin/env bash
# An ERR trap without errtrace is enough when every risky command stands at top level.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
trap 'rune_error 2 "Step failed"' ERR
apt-get -qq update >&2
apt-get -qq install -y chrony >&2
systemctl enable --now chrony >&2
rune_ok "Chrony installed" '{"package":"chrony"}'
