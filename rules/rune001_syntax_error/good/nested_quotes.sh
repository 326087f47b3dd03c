#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

# Quotes inside a command substitution inside quotes start afresh.
LABEL="$(printf '%s' "$(rune_param label "it's \"new\"")")"
PLAIN="${LABEL//\"/}"
PLAIN="${PLAIN//\'/}"
KIND="$(case "${PLAIN}" in
  new*) printf 'fresh' ;;
  *) printf 'known' ;;
esac)"

cat >&2 <<'NOTE'
Don't worry about the single apostrophe, the open ( or the `backtick in here.
NOTE

rune_ok "Label read" "$(jq -nc --arg label "${PLAIN}" --arg kind "${KIND}" '{label:$label, kind:$kind}')"
