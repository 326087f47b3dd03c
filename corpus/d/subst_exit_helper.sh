#!/usr/bin/env bash
# pick_* are only called in $( ), so their exit ends the substitution alone.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

pick_pm() {
  local c
  for c in apt-get dnf zypper apk; do
    if command -v "$c" >/dev/null; then
      echo "$c"
      exit 0
    fi
  done
  echo "no package manager" >&2
  exit 4
}

pick_count() {
  local pm=$1
  case $pm in
    apt-get) dpkg-query -f '.\n' -W | wc -l ;;
    dnf|zypper) rpm -qa | wc -l ;;
    apk) apk info | wc -l ;;
    *) exit 4 ;;
  esac
}

if ! PM=$(pick_pm 2>/dev/null); then
  rune_error 4 "No package manager" '{}'
fi
COUNT=$(pick_count "$PM" 2>/dev/null) || rune_error 2 "Cannot count packages" "$(jq -nc --arg p "$PM" '{manager:$p}')"

rune_ok "counted" "$(jq -nc --arg p "$PM" --arg c "$COUNT" '{manager:$p, packages:($c|tonumber)}')"
