#!/bin/bash

here=`dirname "${BASH_SOURCE[0]}"`
. "$here/rune_bpcs.sh"
rune_init

bucket=`rune_param bucket ""`
keep=`rune_param keep 14`

if [ -z "$bucket" ]; then
  rune_error 1 "bucket is required" '{"missing":["bucket"]}'
fi

all=`aws s3api list-objects-v2 --bucket "$bucket" --prefix dumps/ --output json 2>/dev/null | jq -c '[.Contents[]?.Key]'`
if [ -z "$all" ]; then
  rune_error 2 "cannot list the bucket" "`jq -nc --arg b "$bucket" '{bucket:$b}'`"
fi

total=`printf '%s' "$all" | jq length`
if [ "$total" -le "$keep" ]; then
  rune_ok "nothing to prune" "$all"
fi

drop=`printf '%s' "$all" | jq -c --arg k "$keep" '.[:length - ($k | tonumber)]'`
failed=0
for obj in `printf '%s' "$drop" | jq -r '.[]'`; do
  aws s3 rm --quiet "s3://$bucket/$obj" 2>/dev/null || failed=`expr $failed + 1`
done

if [ "$failed" -gt 0 ]; then
  rune_error_kv 3 "some objects were not deleted" "bucket=$bucket" "failed=$failed"
fi
rune_ok_kv "pruned" "bucket=$bucket" "total=$total" "removed=$drop"
