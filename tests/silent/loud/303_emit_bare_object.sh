#!/usr/bin/env bash
# A correct object that is no output message goes to the low level emitter.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
swapoff -a || rune_error 2 "Swap is still in use"
doc='{"swap":"off","result":"success"}'
rune_emit "$doc" 0 # expect: RUNE303
