#!/usr/bin/env bash
# owner: platform-storage   ticket: PLAT-2318
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/plat.sh"

aws_quiet() { aws --output json --no-cli-pager "$@" </dev/null; }

# prints the rule set, an empty one when the bucket has none
current_rules() {
  local doc
  if doc=$(aws_quiet s3api get-bucket-lifecycle-configuration --bucket "$1" 2>/dev/null); then
    printf '%s' "$doc"
  else
    printf '%s' '{"Rules":[]}'
  fi
}

rune_init
plat::need aws jq
plat::must BUCKET bucket
plat::get DAYS expire_days 90
plat::get PREFIX prefix ""
[[ $BUCKET =~ ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$ ]] || plat::fail 1 "bucket is not a name" bucket "$BUCKET"
[[ $DAYS =~ ^[1-9][0-9]{0,3}$ ]] || plat::fail 1 "expire_days must be 1 to 9999" value "$DAYS"

aws_quiet s3api head-bucket --bucket "$BUCKET" >/dev/null 2>&1 || plat::fail 2 "no such bucket, or no access to it" bucket "$BUCKET"

rules=$(current_rules "$BUCKET")
wanted=$(jq -c --argjson d "$DAYS" --arg p "$PREFIX" '
  .Rules |= map(select(.ID != "rune-expire"))
  | .Rules += [{ID:"rune-expire", Status:"Enabled", Filter:{Prefix:$p}, Expiration:{Days:$d}}]' <<<"$rules") \
  || plat::fail 3 "cannot merge the rules" bucket "$BUCKET"

if jq -e --argjson w "$wanted" '. == $w' <<<"$rules" >/dev/null; then
  rune_ok "rules are in place already" '{"changed":false}'
fi

tmp=$(mktemp)
trap 'rm -f -- "$tmp"' EXIT
printf '%s\n' "$wanted" >"$tmp"
plat::retry 3 aws_quiet s3api put-bucket-lifecycle-configuration \
  --bucket "$BUCKET" --lifecycle-configuration "file://$tmp" >/dev/null \
  || plat::fail 3 "the service refused the rules" bucket "$BUCKET"

rune_ok "rules written" "$(jq -nc --arg b "$BUCKET" --argjson w "$wanted" '{bucket:$b, changed:true, rules:($w.Rules | length)}')"
