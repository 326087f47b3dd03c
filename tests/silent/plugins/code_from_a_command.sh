#!/usr/bin/env bash
# A code and a message in variables: the library can take them.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

code=0
systemctl restart cron >&2 || code=$?
text="restart ended with $code"
if ((code != 0)); then
  rune_err 3 "$text"
  rune_err 2
fi
rune_out note "a=b"
rune_out "empty="
rune_finish "$text"
