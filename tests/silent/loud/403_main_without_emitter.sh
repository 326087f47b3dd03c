#!/usr/bin/env bash
# The main function does the work and handles failures but reports no success.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

main() {
  local repo
  repo=$(rune_param repo "")
  [[ $repo =~ ^[a-z]+$ ]] || rune_error 1 "Bad repository name"
  createrepo_c --quiet --update "/srv/repo/$repo" >&2 || rune_error 2 "Index was not built"
}
main "$@" # expect: RUNE403
