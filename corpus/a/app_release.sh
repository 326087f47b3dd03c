#!/usr/bin/env bash
# Unpack a release, switch the symlink, restart.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

VERBOSE=false

verbose() {
  [[ $VERBOSE == true ]] && echo "release: $*" >&2
}

run() {
  echo "+ $*" >&2
  "$@" >&2
}

( rune_init )

BASE=$(rune_param base "/srv/app")
VERSION=$(rune_param version "")
VERBOSE=$(rune_param verbose "false")

if [[ ! $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
  rune_error 1 "version is malformed" '{"invalid":["version"]}'
fi

verbose "deploying $VERSION"
cd "$BASE/releases"

if [[ ! -d $VERSION ]]; then
  run mkdir -p "$VERSION"
  run tar -C "$VERSION" -xzf "/srv/incoming/app-$VERSION.tar.gz" || rune_error 2 "archive cannot be unpacked" "$(jq -nc --arg v "$VERSION" '{version:$v}')"
fi

previous=$(readlink "$BASE/current")
run ln -sfn "$BASE/releases/$VERSION" "$BASE/current" || rune_error 2 "cannot switch the link" "$(jq -nc --arg v "$VERSION" '{version:$v}')"

if ! run systemctl restart app; then
  run ln -sfn "$previous" "$BASE/current" || true
  rune_error 3 "restart failed, rolled back" "$(jq -nc --arg v "$VERSION" --arg p "$previous" '{version:$v, previous:$p}')"
fi
rune_ok "released" "$(jq -nc --arg v "$VERSION" --arg p "$previous" '{version:$v, previous:$p}')"
