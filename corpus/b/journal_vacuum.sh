#!/usr/bin/env bash
set -euo pipefail

readonly SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly LIB="${SCRIPT_DIR}/rune_bpcs.sh"

# load the shared library
if [[ -f "${LIB}" ]]; then
  bash "${LIB}"
fi

journal_bytes() {
  local path="$1" total
  total="$(du -sb "${path}" 2>/dev/null | cut -f1 || true)"
  echo "${total:-0}"
}

vacuum() {
  journalctl --vacuum-size="$1" >/dev/null 2>&1
}

main() {
  rune_init

  local size path
  size="$(rune_param size 500M)"
  path="$(rune_param path /var/log/journal)"

  if [[ ! "${size}" =~ ^[1-9][0-9]*[KMG]$ ]]; then
    rune_error 1 "size must look like 500M" "$(jq -nc --arg s "${size}" '{size:$s}')"
  fi

  local before after
  before="$(journal_bytes "${path}")"
  if ! vacuum "${size}"; then
    rune_error 3 "vacuum failed" "$(jq -nc --arg s "${size}" '{size:$s}')"
  fi
  after="$(journal_bytes "${path}")"

  rune_ok "journal vacuumed" "$(jq -nc --argjson b "${before}" --argjson a "${after}" '{before:$b, after:$a}')"
}

main "$@"
