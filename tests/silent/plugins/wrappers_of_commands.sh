#!/bin/bash
# `timeout`, `sudo`, `env` and `nice` are as quiet as what they run, and their failure is handled likewise.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
timeout 5 systemctl restart cron >&2 || rune_error 2 "No restart" '{}'
sudo -n systemctl restart atd >&2 || rune_error 2 "No restart" '{}'
env LANG=C systemctl is-active --quiet cron || rune_error 3 "Not active" '{}'
rune_finish "restarted"
