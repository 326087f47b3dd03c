#!/usr/bin/env bash
# A second trap for EXIT takes the place of the one that emits.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
trap 'rune_error 100 "Lost before the lock"' EXIT
LOCK="$(mktemp -d)"
trap 'rm -rf -- "$LOCK"' EXIT
PKG="$(rune_param package "openssl")"
VERSION="$(rpm -q --qf '%{VERSION}' "$PKG" 2>/dev/null)" || rune_error 2 "Not installed" '{"installed":false}'
rune_ok "Installed" "$(jq -nc --arg v "$VERSION" '{version:$v}')"
