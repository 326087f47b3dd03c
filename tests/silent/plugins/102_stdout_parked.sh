#!/usr/bin/env bash
# Noisy package work runs while the contract stdout is parked on another descriptor.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
PKG="$(rune_param package "chrony")"
exec 3>&1 1>&2
apt-get update || rune_error 2 "Index update failed" '{}' >&3
apt-get install -y --no-install-recommends "$PKG" </dev/null || rune_error 2 "Install failed" '{}' >&3
df -h /var || true
exec 1>&3 3>&-
rune_ok "Installed" "$(jq -nc --arg p "$PKG" '{package:$p}')"
