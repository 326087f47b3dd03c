#!/usr/bin/env bash
# The login is given to the tool in a configuration that only a descriptor carries.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
user=$(rune_param user monitor)
password=$(rune_param password "")
[[ -n $password ]] || rune_error 1 "Missing required parameter: password"
rows=$(mysql --defaults-extra-file=<(printf '[client]\nuser=%s\npassword=%s\n' "$user" "$password") -N -e 'SHOW PROCESSLIST' | wc -l) ||
  rune_error 2 "Server does not answer"
rune_ok_kv "Threads counted" "threads=$rows"
