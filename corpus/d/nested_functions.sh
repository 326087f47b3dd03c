#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

plan() {
  step() { printf '%s\n' "$1"; }
  describe() {
    step "create ${1}"
    step "own ${1} by ${2}"
    if [[ -n ${3:-} ]]; then step "mode ${3}"; fi
  }
  describe "$@"
}

apply() {
  local path=$1 owner=$2 mode=$3
  _try() { "$@" >&2 || return 1; }
  _try mkdir -p -- "$path" && _try chown "$owner" "$path" && _try chmod "$mode" "$path"
}

main() {
  rune_init
  local path owner mode dry steps
  path=$(rune_param path "")
  owner=$(rune_param owner "root")
  mode=$(rune_param mode "0755")
  dry=$(rune_param dry_run "false")

  [[ $path == /* ]] || rune_error 1 "path must be absolute" "$(jq -nc --arg p "$path" '{path:$p}')"

  steps=$(plan "$path" "$owner" "$mode" | jq -Rnc '[inputs]')
  plan "$path" "$owner" "$mode" >&2

  if [[ $dry == true ]]; then
    rune_ok "dry run" "$(jq -nc --argjson s "$steps" '{steps:$s, applied:false}')"
  fi
  if apply "$path" "$owner" "$mode"; then
    rune_ok "applied" "$(jq -nc --argjson s "$steps" '{steps:$s, applied:true}')"
  fi
  rune_error 3 "Could not apply" "$(jq -nc --argjson s "$steps" '{steps:$s, applied:false}')"
}
main "$@"
