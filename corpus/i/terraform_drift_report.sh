#!/usr/bin/env bash
# Drift of all stacks, noise to stderr, answer by descriptor 3.
set -euo pipefail
SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

ROOT="$(rune_param root "/srv/terraform")"
ONLY="$(rune_param_json stacks '[]')"

fail() { rune_error "$1" "$2" "$3" >&3; }

[[ -d "$ROOT" ]] || fail 2 "root is missing" "$(jq -nc --arg r "$ROOT" '{root:$r}')"
command -v terraform || fail 4 "terraform is not installed" '{}'

wanted() {
  [[ "$ONLY" == '[]' ]] || jq -e --arg s "$1" 'index($s) != null' <<<"$ONLY"
}

results="$(mktemp)"
trap 'rm -f "$results"' EXIT

for dir in "$ROOT"/*/; do
  stack="$(basename "$dir")"
  wanted "$stack" || continue
  echo "=== $stack"
  rc=0
  terraform -chdir="$dir" plan -input=false -lock=false -no-color -detailed-exitcode </dev/null 3>&- || rc=$?
  case $rc in
    0) verdict=clean ;;
    2) verdict=drift ;;
    *) verdict=error ;;
  esac
  jq -nc --arg s "$stack" --arg v "$verdict" '{stack:$s, verdict:$v}' >>"$results"
done

echo "all stacks planned"
OUT="$(jq -sc '{stacks: ., drift: (map(select(.verdict == "drift")) | length)}' "$results")" || fail 100 "report failed" '{}'
rune_ok "Drift report" "$OUT" >&3
