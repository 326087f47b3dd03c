#!/usr/bin/env bash
# An exit with status zero leaves a subshell only.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
count=$(
  [[ -d /var/spool/mail ]] || { printf '0'; exit 0; }
  find /var/spool/mail -type f 2>/dev/null | wc -l
) || rune_error 2 "Spool cannot be read"
rune_ok_kv "Mail boxes counted" "count=$count"
