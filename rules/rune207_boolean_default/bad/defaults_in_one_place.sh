#!/bin/bash
set -Eeuo pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

readonly DEFAULT_BACKUP=true
readonly DEFAULT_RETRIES=3

rune_init

flag() {
  local name=$1 default=$2 value
  value=$(rune_param "$name" "$default") # expect: RUNE207
  [[ $value == true ]]
}

retries=$(rune_param retries "$DEFAULT_RETRIES")
saved=no
if flag backup "$DEFAULT_BACKUP"; then
  cp /etc/hosts /var/tmp/hosts.bak 2>/dev/null || rune_error 2 "no backup could be made"
  saved=yes
fi

rune_out "saved=$saved"
rune_out "retries=$retries"
rune_finish "ready"
