#!/usr/bin/env bash
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

say()    { printf 's3lock: %s\n' "$*" >&2; }
need() {
  local v
  v=$(rune_param "$1" "")
  if [[ -z $v ]]; then
    rune_error 1 "Missing parameter: $1" "$(jq -nc --arg k "$1" '{missing:[$k]}')"
  fi
  printf '%s' "$v"
}
account() { aws sts get-caller-identity --query Account --output text; }
exists()  { aws s3api head-bucket --bucket "$1" 2>/dev/null; }
policy()  {
  cat <<EOF
{"Version":"2012-10-17","Statement":[{"Sid":"RuneLock","Effect":"Deny","Principal":"*","Action":["s3:PutObject","s3:DeleteObject"],"Resource":"arn:aws:s3:::$1/*"}]}
EOF
}

bucket=$(need bucket)
exists "$bucket" >&2 || rune_error 2 "bucket not reachable" "$(jq -nc --arg b "$bucket" '{bucket:$b}')"

acct=$(account) || rune_error 2 "no AWS identity" '{}'
keep=$(mktemp)
aws s3api get-bucket-policy --bucket "$bucket" --query Policy --output text >"$keep" 2>/dev/null || say "no previous policy"

if ! aws s3api put-bucket-policy --bucket "$bucket" --policy "$(policy "$bucket")" >&2; then
  rune_error 3 "put-bucket-policy refused" "$(jq -nc --arg a "$acct" '{account:$a}')"
fi
rune_ok "bucket locked" "$(jq -nc --arg b "$bucket" --arg a "$acct" --arg k "$keep" '{bucket:$b, account:$a, saved_policy:$k}')"
