#!/usr/bin/env bash
# newest backup file of a directory -> s3, verified by size
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

die() { rune_error "$1" "$2" "${3:-}"; }
obj() { jq -nc --arg dir "$DIR" --arg to "$DEST" '{directory: $dir, destination: $to}'; }

DIR=$(rune_param directory /var/backups)
GLOB=$(rune_param pattern '*.tar.gz')
DEST=$(rune_param destination "")
MAX_AGE=$(rune_param max_age_hours 26)
TRIES=$(rune_param tries 3)
DRY=$(rune_param dry_run false)

[[ $DEST =~ ^s3://[a-z0-9.-]{3,63}(/[A-Za-z0-9._/-]*)?$ ]] || die 1 "destination must be s3://bucket/prefix"
[[ $MAX_AGE =~ ^[1-9][0-9]{0,3}$ && $TRIES =~ ^[1-9]$ ]] || die 1 "max_age_hours or tries out of range"
[[ -d $DIR ]] || die 2 "no such directory" "$(obj)"
command -v aws >/dev/null || die 4 "no aws cli here"

NEWEST=$(find "$DIR" -maxdepth 1 -type f -name "$GLOB" -printf '%T@\t%s\t%p\n' 2>/dev/null | sort -rn | sed -n 1p || true)
[[ -n $NEWEST ]] || die 2 "no file matches" "$(obj | jq -c --arg g "$GLOB" '. + {pattern: $g}')"
IFS=$'\t' read -r STAMP SIZE FILE <<<"$NEWEST"
STAMP=${STAMP%.*}
NAME=${FILE##*/}
[[ $STAMP =~ ^[1-9][0-9]{0,11}$ ]] || die 3 "find gave an odd timestamp" "$(obj)"

AGE=$(( ($(date +%s) - STAMP) / 3600 ))
(( AGE <= MAX_AGE )) || die 3 "newest backup is $AGE hours old" "$(obj | jq -c --arg f "$NAME" '. + {file: $f}')"
[[ $SIZE != 0 ]] || die 3 "newest backup is empty" "$(obj | jq -c --arg f "$NAME" '. + {file: $f}')"

TARGET=${DEST%/}/$NAME
BUCKET=${DEST#s3://} BUCKET=${BUCKET%%/*}
OBJECT=${TARGET#"s3://$BUCKET/"}
remote_size() {
  aws s3api head-object --bucket "$BUCKET" --key "$OBJECT" --query ContentLength --output text 2>/dev/null || true
}

if [[ $(remote_size) == "$SIZE" ]]; then
  rune_ok_kv "already uploaded" "file=$NAME" "target=$TARGET" "bytes=$SIZE" "uploaded=false"
fi
if [[ $DRY == true ]]; then
  rune_ok_kv "would upload" "file=$NAME" "target=$TARGET" "bytes=$SIZE" "uploaded=false"
fi

exec 8>/run/lock/rune-s3-upload.lock || die 4 "cannot open the lock file"
flock -w 30 8 || die 3 "another upload is running" "$(obj)"

n=0
until aws s3 cp --only-show-errors "$FILE" "$TARGET" >&2; do
  n=$((n + 1))
  (( n < TRIES )) || die 2 "upload failed $n times" "$(obj | jq -c --arg f "$NAME" '. + {file: $f}')"
  echo "upload failed, retry $n" >&2
  sleep $((n * 10))
done

GOT=$(remote_size)
[[ $GOT == "$SIZE" ]] || die 3 "size differs after upload" "$(obj | jq -c --arg s "$SIZE" --arg g "$GOT" '. + {bytes: $s, remote_bytes: $g}')"
rune_ok_kv "uploaded" "file=$NAME" "target=$TARGET" "bytes=$SIZE" "retries=$n" "uploaded=true"
