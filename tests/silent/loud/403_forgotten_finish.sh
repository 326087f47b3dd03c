#!/usr/bin/env bash
# Fields are accumulated and never sent.
set -euo pipefail
here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
addr=$(hostname -I | awk '{print $1}') || rune_error 2 "Addresses cannot be read"
gw=$(ip route show default | awk '{print $3; exit}') || rune_error 2 "Routes cannot be read"
rune_out "address=$addr"
rune_out "gateway=${gw:-none}" # expect: RUNE403
