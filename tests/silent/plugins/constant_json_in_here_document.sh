#!/bin/bash
# A here-document of constant JSON is constant text, quoted or not.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
details="$(cat <<'EOF'
{"allowed": ["start", "stop"], "note": "costs $5"}
EOF
)"
other="$(cat <<EOF
{"allowed": ["on", "off"]}
EOF
)"
mode="$(rune_param mode on)"
case $mode in
  on | off) rune_ok "Mode set" "$other" ;;
  *) rune_error 1 "Unknown mode" "$details" ;;
esac
