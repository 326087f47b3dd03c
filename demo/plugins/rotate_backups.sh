#!/usr/bin/env bash
# Keeps the newest backups of a folder and deletes the others.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

FOLDER="$(rune_param folder "")"
KEEP="$(rune_param keep "7")"

[[ -n "${FOLDER}" ]] || rune_error 1 "Missing required parameter: folder"
if [[ ! "${KEEP}" =~ ^[0-9]+$ ]]; then
  rune_error 1 "keep is not a number"
fi

if [[ ! -d "${FOLDER}" ]]; then
  echo "No such folder: ${FOLDER}"
  exit 2
fi

deleted=0
find "${FOLDER}" -maxdepth 1 -name '*.tar.gz' -printf '%T@ %p\n' | sort -rn | tail -n "+$((KEEP + 1))" |
  while read -r _ backup; do
    rm -f -- "${backup}"
    rune_out "last_deleted=${backup}"
    deleted=$((deleted + 1))
  done

rune_ok "Backups rotated" "{\"folder\":\"${FOLDER}\",\"deleted\":${deleted}}"
