#!/usr/bin/env bash
# An EXIT trap that only removes a directory does not answer for a failing command.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
git clone -q https://git.example.net/site.git "$work/site" # expect: RUNE402
rev=$(git -C "$work/site" rev-parse HEAD) || rune_error 3 "No revision"
rune_ok "Cloned" "$(jq -nc --arg rev "$rev" '{rev:$rev}')"
