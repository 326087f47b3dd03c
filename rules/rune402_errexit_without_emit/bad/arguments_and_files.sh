#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

FROM="$(rune_param from "/srv/a")"

install_copy() {
  cp -r "${FROM}" "$1" # expect: RUNE402
}

install_copy /srv/b
TARGET="$1" # expect: RUNE402

rune_ok "Installed" "$(jq -nc --arg from "${FROM}" --arg target "${TARGET}" '{from:$from, target:$target}')"
