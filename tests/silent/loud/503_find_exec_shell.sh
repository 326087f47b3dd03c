#!/usr/bin/env bash
# Each file found is handed to a shell whose text holds the value of a parameter.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

suffix=$(rune_param suffix .bak)
if ! find /etc/app -type f -exec sh -c "cp -- \"\$1\" \"\$1$suffix\"" _ {} \; >&2; then # expect: RUNE503
  rune_error 3 "Copies were not made"
fi
rune_ok_kv "Copies made" "suffix=$suffix"
