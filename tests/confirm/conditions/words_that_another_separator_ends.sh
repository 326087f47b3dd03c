#!/bin/bash
# The account has a number below 1000 in its third field.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
entry=`accounts show` || rune_error 2 "no such account" "{}"
before=$IFS; IFS=:
set -- $entry
IFS=$before
[ $# -ge 7 ] || rune_error 2 "the entry is broken" "{}"
if [ "$3" -lt 1000 ]; then
  : here
fi
rune_ok "done"
