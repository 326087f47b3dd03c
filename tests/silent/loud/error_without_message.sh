#!/bin/bash
# `rune_error` needs a message.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

systemctl restart cron >&2 || rune_error 3 # expect: RUNE206
rune_ok "Restarted"
