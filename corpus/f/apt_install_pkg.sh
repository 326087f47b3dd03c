#!/bin/bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

PKG="$(rune_param package "")"
UPDATE="$(rune_param update "false")"
export DEBIAN_FRONTEND=noninteractive

if [ -z "$PKG" ]; then
  rune_error 1 'package missing' '{"missing":["package"]}'
fi

if [ "$UPDATE" = "true" ]; then
  echo "updating lists..." >&2
  apt-get update >/dev/null
fi

# check the version before
OLD_VERSION=$(dpkg-query -W -f '${Version}' "$PKG" 2>/dev/null || echo "none")

apt-get install -y "$PKG" || rune_error 2 "apt-get install failed"

NEW_VERSION=$(dpkg-query -W -f '${Version}' "$PKG" 2>/dev/null || echo "none")
echo "old $OLD_VERSION new $NEW_VERSION"

rune_ok_kv "package installed" "package=$PKG" "old=$OLD_VERSION" "new=$NEW_VERSION"
