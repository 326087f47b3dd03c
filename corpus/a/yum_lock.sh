#!/bin/bash
set -eu -o pipefail
SCRIPT_DIR=$(cd "$(dirname "$0")" && pwd)
source "$SCRIPT_DIR/rune_bpcs.sh"

die() {
  echo "fatal: $2" >&2
  rune_error "$1" "$2" '{}'
}

command -v dnf >/dev/null 2>&1 || die 4 "dnf is not installed"

rune_init

PACKAGE=$(rune_param package "")
ACTION=$(rune_param action "add")
[[ -n $PACKAGE ]] || die 1 "package is required"

case $ACTION in
  add | delete) ;;
  *) die 1 "action must be add or delete" ;;
esac

installed=$(rpm -q "$PACKAGE")

if ! dnf -q versionlock "$ACTION" "$PACKAGE" >/dev/null 2>&1; then
  die 3 "versionlock failed"
fi

DATA=$(printf '{"package":"%s","action":"%s","installed":"%s"}' "$PACKAGE" "$ACTION" "$installed")
rune_ok "versionlock changed" "$DATA"
