#!/usr/bin/env bash
# Removes exited containers that carry a given label.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

readonly E_INPUT=1 E_DEP=2 E_LOGIC=3

die_input() { rune_error "${E_INPUT}" "$1" "${2:-"{}"}"; }
die_dep()   { rune_error "${E_DEP}" "$1" "${2:-"{}"}"; }

list_candidates() {
  docker ps -a --filter status=exited --filter "label=$1" --format '{{.ID}}'
}

remove_one() {
  local -r id="$1"
  docker rm "${id}" >/dev/null 2>&1
}

main() {
  rune_init
  command -v docker >/dev/null || die_dep "docker is not installed" '{"command":"docker"}'

  local label
  label="$(rune_param label "")"
  [[ -n ${label} ]] || die_input "label is required" '{"missing":["label"]}'

  local listing
  listing="$(list_candidates "${label}")" || die_dep "docker ps failed"

  local -a ids=()
  [[ -z ${listing} ]] || mapfile -t ids <<<"${listing}"

  local id
  local -i removed=0 failed=0
  for id in ${ids[@]+"${ids[@]}"}; do
    if remove_one "${id}"; then
      removed+=1
    else
      failed+=1
    fi
  done

  local report
  report="$(jq -nc --argjson r "${removed}" --argjson f "${failed}" '{removed:$r, failed:$f}')"
  (( failed == 0 )) || rune_error "${E_LOGIC}" "some containers could not be removed" "${report}"
  rune_ok "prune finished" "${report}"
}

main "$@"
