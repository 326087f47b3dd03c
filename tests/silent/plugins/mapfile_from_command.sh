#!/bin/bash
# `mapfile < <(cmd)` prints nothing, and a failure of the command does not end the plugin.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
mapfile -t units < <(systemctl list-units --failed --plain --no-legend)
readarray -t lines <<<"$(printf '%s\n' a b)"
rune_out "failed=${#units[@]}"
rune_out "lines=${#lines[@]}"
rune_finish "counted"
