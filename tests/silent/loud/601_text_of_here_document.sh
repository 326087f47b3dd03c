#!/usr/bin/env bash
# The only strict line belongs to a script that the plugin writes.
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init
target=/etc/cron.daily/trim
cat >"$target" <<'SH' || rune_error 2 "Job is not writable"
#!/bin/bash
set -euo pipefail
fstrim --all
SH
chmod 0755 "$target" || rune_error 2 "Job was not made executable"
rune_ok_kv "Job written" "file=$target"
# expect-at: 1 RUNE601
