#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# require KEY: prints the parameter or answers with a validation error.
require() {
  local key="$1" value
  value="$(rune_param "${key}" "")"
  if [[ -z "${value}" ]]; then
    rune_error 1 "missing parameter" "$(jq -nc --arg k "${key}" '{missing:[$k]}')"
  fi
  printf '%s' "${value}"
}

bucket_exists() {
  aws s3api head-bucket --bucket "$1" >/dev/null 2>&1
}

main() {
  rune_init
  local bucket="$(require bucket)"
  local days="$(require days)"

  if ! bucket_exists "${bucket}"; then
    rune_error 2 "bucket not found" "$(jq -nc --arg b "${bucket}" '{bucket:$b}')"
  fi

  local rule
  rule="$(jq -nc --arg d "${days}" '{Rules:[{ID:"rune",Status:"Enabled",Filter:{},Expiration:{Days:($d|tonumber? // 30)}}]}')"

  aws s3api put-bucket-lifecycle-configuration --bucket "${bucket}" --lifecycle-configuration "${rule}" >/dev/null

  rune_ok "lifecycle set" "$(jq -nc --arg b "${bucket}" --argjson r "${rule}" '{bucket:$b, rule:$r}')"
}

main "$@"
