#!/usr/bin/env bash
# Checks the SHA256SUMS of a release folder.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

root=${ARTIFACT_ROOT:-/srv/artifacts}
warn() { printf 'artifact_verify: %s\n' "$*" >&2; }

require_root() {
  if [[ ! -d $root ]]; then
    warn "$root is missing"
    rune_error 4 "artifact root is missing" "$(jq -nc --arg r "$root" '{root:$r}')"
  fi
}

need_sums() {
  if [[ ! -s $1/SHA256SUMS ]]; then
    warn "no checksums in $1"
    exit 2
  fi
}

check_sums() {
  (cd "$1" && sha256sum --check --quiet SHA256SUMS 2>/dev/null) || true
}

main() {
  local release bad n
  require_root
  rune_init
  release=$(rune_param release "")
  [[ $release =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]] || rune_error 1 "release is not valid" '{}'
  [[ -d $root/$release ]] || rune_error 2 "no such release" "$(jq -nc --arg r "$release" '{release:$r}')"
  need_sums "$root/$release"
  bad=$(check_sums "$root/$release")
  n=$(wc -l <"$root/$release/SHA256SUMS")
  if [[ -n $bad ]]; then
    rune_error 3 "checksums differ" "$(jq -Rnc '{files:[inputs | sub(": FAILED.*"; "")]}' <<<"$bad")"
  fi
  rune_ok "$n files verified" "$(jq -nc --argjson n "$n" '{files:$n}')"
}

main "$@"
