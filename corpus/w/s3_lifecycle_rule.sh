#!/usr/bin/env bash
# Put one expiry rule into the lifecycle configuration of a bucket.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"

for tool in aws jq; do
  command -v "$tool" >/dev/null 2>&1 || rune_error 4 "$tool is not installed" '{}'
done

rune_init

bucket=$(rune_param bucket "")
prefix=$(rune_param prefix "")
days=$(rune_param days 30)

[[ $bucket =~ ^[a-z0-9.-]{3,63}$ ]] || rune_error 1 "bad bucket name" '{"parameter":"bucket"}'
[[ $days =~ ^[1-9][0-9]{0,3}$ ]] || rune_error 1 "days must be a number" '{"parameter":"days"}'

current() { aws s3api get-bucket-lifecycle-configuration --bucket "$1" --output json 2>/dev/null || echo '{"Rules":[]}'; }
put()     { aws s3api put-bucket-lifecycle-configuration --bucket "$1" --lifecycle-configuration "file://$2" >/dev/null 2>&1; }

work=$(mktemp)
trap 'rm -f "$work"' EXIT

id="rune-expire-${days}d"
rule_for() { # PREFIX -> filter over the current configuration
  jq --arg id "$id" --argjson days "$days" "[{ID: \$id, Filter: {Prefix: \"$1\"}}] as \$new | {Rules: ([.Rules[] | select(.ID != \$id)] + (\$new | map(. + {Status: \"Enabled\", Expiration: {Days: \$days}})))}"
}
current "$bucket" | rule_for "$prefix" >"$work" || rune_error 3 "rule could not be built" "{}"

put "$bucket" "$work" || rune_error 2 "aws refused the configuration" "$(jq -nc --arg b "$bucket" '{bucket: $b}')"
rune_ok_kv "rule is in place" "bucket=$bucket" "rule=$id" "days=$days"
