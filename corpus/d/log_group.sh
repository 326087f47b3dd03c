#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

LOG=$(mktemp)
PKG=$(rune_param package "")
[[ -n $PKG ]] || rune_error 1 "Missing package" '{"missing":["package"]}'

ensure_root() {
  [[ $EUID -eq 0 ]] || rune_error 4 "Must be root" '{}'
}

ensure_root
{
  echo "== $(date) =="
  dnf -y install "$PKG" || rune_error 3 "Install failed" "$(jq -nc --arg p "$PKG" '{package:$p}')"
  rpm -q "$PKG" || true
} >>"$LOG" 2>&1

VERSION=$(rpm -q --qf '%{VERSION}' "$PKG")
rune_ok "installed" "$(jq -nc --arg p "$PKG" --arg v "$VERSION" '{package:$p, version:$v}')"
