#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

log="$(mktemp)"
# Braces are no subshell, and stdout is left alone.
{
  umask 077
  rune_init
} 2>>"$log"

rune_out "log=$log"
rune_finish "started"
