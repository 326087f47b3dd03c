#!/usr/bin/env bash
# A helper that validates against a constant pattern ends the plugin on bad input.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
readonly NAME_RE='^[A-Za-z0-9_]+$'
need_name() {
  local label=$1 value=$2
  if ! [[ $value =~ $NAME_RE ]]; then
    rune_error 1 "Bad value for $label" "$(jq -nc --arg l "$label" '{field:$l}')"
  fi
}
db=$(rune_param database "")
need_name database "$db"
mysql -N -e "OPTIMIZE TABLE $db.sessions" >/dev/null || rune_error 3 "Cannot optimise"
rune_ok "Optimised" "$(jq -nc --arg d "$db" '{database:$d}')"
