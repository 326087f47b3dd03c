#!/bin/bash
# A job without stdin and stderr still has stdout.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

/opt/agent/run.sh </dev/null 2>/dev/null & # expect: RUNE105
rune_ok "Agent started"
