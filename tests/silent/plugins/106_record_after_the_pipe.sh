#!/usr/bin/env bash
# The subshell only prints and the main shell records what it printed.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
collect() { (cd /etc/cron.d 2>/dev/null && printf '%s\n' *); }
mapfile -t FILES < <(collect | sort)
for i in "${!FILES[@]}"; do
  if [[ ${FILES[i]} == *.dpkg-old ]]; then
    rune_err 3 "A left-over file is in the way"
  fi
done
rune_out "files=${#FILES[@]}"
rune_finish "Checked"
