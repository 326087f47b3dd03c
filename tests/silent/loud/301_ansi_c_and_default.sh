#!/usr/bin/env bash
# A default inside an expansion does not change that the text is pasted together.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
region=$(rune_param region "")
buckets=$(aws s3 ls 2>/dev/null | wc -l) || rune_error 2 "Bucket list failed"
details=$'{"region":"'${region:-eu-central-1}$'","buckets":'$buckets'}' # expect: RUNE301
rune_ok "Buckets counted" "$details"
