#!/usr/bin/env bash
# A usage text by a here-document goes out before the failing exit.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
action=$(rune_param action "")
if [[ $action != flush && $action != stats ]]; then
  cat <<'USAGE' # expect: RUNE406
action must be flush or stats
USAGE
  exit 1
fi
varnishadm "$([[ $action == flush ]] && echo ban.list || echo status)" >/dev/null || rune_error 2 "Varnish does not answer"
rune_ok_kv "Varnish answered" "action=$action"
