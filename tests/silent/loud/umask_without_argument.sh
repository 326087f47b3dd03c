#!/usr/bin/env bash
# The builtin umask prints the mask when it gets no argument.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
umask # expect: RUNE101
umask 077
printf 'ok\n' > /run/rune.mark || rune_error 2 "Cannot write the mark"
rune_ok "Mark written" '{}'
