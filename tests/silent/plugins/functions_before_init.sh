#!/usr/bin/env bash
# Functions that read and emit are defined above rune_init and called below it.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
need() {
  [[ -n "$(rune_param "$1" "")" ]] || rune_error 1 "Missing required parameter: $1"
}
bail() { rune_error "${1:-100}" "${2:-unexpected}"; }
rune_init
need bucket
BUCKET="$(rune_param bucket "")"
aws s3api head-bucket --bucket "$BUCKET" >/dev/null || bail 2 "the bucket is not reachable"
rune_ok_kv "reachable" "bucket=$BUCKET"
