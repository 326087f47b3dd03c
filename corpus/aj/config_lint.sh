#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

answered=0
checked=0

finish() {
  rm -f -- "${report:-}"
  if ((answered == 0)); then
    rune_error 100 "Lint was cut short" "$(jq -nc --argjson n "$checked" '{checked: $n}')"
  fi
}
trap finish EXIT

invalid() {
  rune_error 1 "$1" "$(jq -nc --arg f "$2" '{field: $f}')"
}

succeed() {
  answered=1
  rune_ok "$@"
}

failed_lint() {
  answered=1
  rune_error 3 "$@"
}

lint() {
  local -r file=$1
  case $file in
    *.json) jq empty "$file" ;;
    *.yml | *.yaml) yamllint --strict --format parsable "$file" ;;
    *.sh) bash -n "$file" ;;
    *) return 0 ;;
  esac
}

repo=$(rune_param checkout "")
[[ -n $repo ]] || invalid "Missing required parameter: checkout" checkout
[[ -d $repo/config ]] || invalid "No config directory below the checkout" checkout

report=$(mktemp)
declare -a broken=()

pushd "$repo/config" || invalid "Cannot enter the directory" checkout
while IFS= read -r -d '' file; do
  checked=$((checked + 1))
  if ! lint "$file" >>"$report" 2>&1; then
    broken+=("${file#./}")
  fi
done < <(find . -type f -print0)
popd >/dev/null

if ((${#broken[@]})); then
  failed_lint "Broken files" "$(
    jq -nc --rawfile r "$report" --args '{report: $r[0:4000], broken: $ARGS.positional}' "${broken[@]}"
  )"
fi
succeed "All files are fine" "$(jq -nc --argjson n "$checked" '{checked: $n}')"
