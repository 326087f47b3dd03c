#!/bin/bash
set -euo pipefail
. "$(dirname "$0")/lib/rune_bpcs.sh"
rune_init

n=0
while read -r user shell; do
  n=$((n + 1))
  rune_out "user_$n=$user"
  rune_out "shell_$n" "$shell"
done < <(printf '%s\n' 'root /bin/bash' 'www-data /usr/sbin/nologin')
rune_finish "listed"
