#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

if ! command -v systemctl >/dev/null; then
  rune_error 2 "systemctl is not installed" '{"missing":["systemctl"]}' # expect: RUNE202
fi

rune_init

rune_out "systemctl=installed"
rune_finish "tools checked"
