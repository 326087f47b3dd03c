#!/usr/bin/env bash
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

src=$(rune_param source "")
rune_init
bucket=$(rune_param bucket "")
prefix=$(rune_param prefix incoming)
delete=$(rune_param delete false)

log=$(mktemp); trap 'rm -f "$log"' EXIT
: "${src:=/data/outbox}"

[[ -d $src ]] || rune_error 2 "source missing" "$(jq -nc --arg s "$src" '{source:$s}')"
[[ $bucket ]] || rune_error 1 "bucket missing" '{"missing":["bucket"]}'

opts=(--only-show-errors --exclude '*.tmp' --exclude '.*')
[[ $delete != true ]] || opts+=(--delete)

aws s3api head-bucket --bucket "$bucket" >/dev/null 2>"$log" || rune_error 2 "bucket not reachable" "$(jq -nc --rawfile e "$log" '{error:$e}')"

n=$(aws s3 sync "$src" "s3://$bucket/$prefix" "${opts[@]}" --dryrun | wc -l) || rune_error 2 "dry run failed" '{"step":"dryrun"}'
if ((n > 50000)); then rune_error 3 "too many changes" "$(jq -nc --argjson n "$n" '{changes:$n}')"; fi

aws s3 sync "$src" "s3://$bucket/$prefix" "${opts[@]}" >"$log" 2>&1 || rune_error 3 "sync failed" "$(tail -n 5 "$log" | jq -Rs '{error:.}')"
aws s3 cp - "s3://$bucket/$prefix/_SUCCESS" </dev/null >/dev/null || rune_error 3 "marker not written" '{"marker":"_SUCCESS"}'

rune_ok "synced" "$(jq -nc --arg b "$bucket" --arg p "$prefix" --argjson n "$n" '{bucket:$b, prefix:$p, changes:$n}')"
