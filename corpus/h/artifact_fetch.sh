#!/usr/bin/env bash
# artifact_fetch: download a build artifact and check it
#
#   url, sha256, dest        strings
#   access_token             for the artifact store
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly REQUIRED=(url sha256 dest)
declare -A args=()

parse() {
  local name
  for name in "${REQUIRED[@]}"; do
    args[$name]=$(rune_param "$name" "")
    if [[ -z ${args[$name]} ]]; then
      rune_error 1 "Missing required parameter: $name" "$(rune_all_params)"
    fi
  done
  access_token=$(rune_param access_token "")
  [[ ${args[sha256]} =~ ^[0-9a-f]{64}$ ]] || rune_error 1 "sha256 is not a digest" '{"parameter":"sha256"}'
}

download() {
  local config
  config=$(mktemp)
  chmod 600 "$config"
  printf 'header = "X-Token: %s"\n' "$access_token" >"$config"
  curl -fsS --max-time 300 -K "$config" -o "$1" "${args[url]}" 2>&1 || rune_error 404 "artifact was not found" "$(jq -nc --arg u "${args[url]}" '{url:$u}')"
  rm -f "$config"
}

verify() {
  local sum
  sum=$(sha256sum "$1" 2>/dev/null | cut -d' ' -f1) || return 1
  [[ $sum == "${args[sha256]}" ]]
}

main() {
  rune_init
  parse
  local part="${args[dest]}.part"
  download "$part"
  if ! verify "$part"; then
    rm -f "$part"
    rune_error 3 "digest does not match" '{verified: false, expected: "see the request"}'
  fi
  mv -f "$part" "${args[dest]}" || rune_error 2 "cannot move the artifact" "$(jq -nc --arg d "${args[dest]}" '{dest:$d}')"
  rune_ok "artifact is here" "$(jq -nc --arg d "${args[dest]}" --arg s "${args[sha256]}" '{dest:$d, sha256:$s}')"
}

main "$@"
