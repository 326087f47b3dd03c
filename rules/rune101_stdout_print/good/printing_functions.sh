#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# Each of these prints, and is only called where its output goes elsewhere.
kind_of() {
  case "$1" in
    /etc/*) echo "configuration" ;;
    *) echo "data" ;;
  esac
}

list_paths() {
  printf '%s\n' /etc/hosts /var/tmp /etc/passwd
}

explain() {
  cat <<TEXT
Looked at $1 paths.
TEXT
}

rune_init

REPORT="$(mktemp)"
KIND="$(kind_of /etc/hosts)"
COUNT="$(list_paths | sort -u | wc -l)"
list_paths >"${REPORT}"
explain "${COUNT}" >&2

rune_ok "Paths listed" "$(jq -nc --arg kind "${KIND}" --arg count "${COUNT}" --arg report "${REPORT}" \
  '{kind:$kind, count:$count, report:$report}')"
