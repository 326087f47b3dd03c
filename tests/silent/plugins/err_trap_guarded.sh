#!/usr/bin/env bash
# With errtrace the trap answers in the main shell only, so a failing substitution gives one message.
set -euo pipefail
set -E
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
trap '(( BASH_SUBSHELL == 0 )) && rune_error 100 "line $LINENO failed"' ERR
KERNEL=$(uname -r)
MODULES=$(find "/lib/modules/$KERNEL" -name '*.ko*' | wc -l)
depmod -a
rune_ok_kv "modules indexed" "kernel=$KERNEL" "modules=$MODULES"
