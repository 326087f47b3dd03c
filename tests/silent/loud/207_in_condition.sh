#!/usr/bin/env bash
# The parameter is read within a condition.
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init
SHARE="$(rune_param share "public")"
if [[ "$(rune_param recurse "true")" != "true" ]]; then # expect: RUNE207
  rune_ok "Nothing to do" '{"changed":false}'
fi
setfacl -R -m g:staff:rX "/srv/${SHARE}" >/dev/null 2>&1 || rune_error 2 "Cannot set the rights"
rune_ok "Rights set" '{"changed":true}'
