#!/usr/bin/env bash
# Health of a directory in HDFS; the message is kept for the audit trail.
set -o errexit -o nounset -o pipefail

LIB_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "${LIB_DIR}/rune_bpcs.sh"

audit=/var/log/rune/hdfs_fsck.jsonl
mkdir -p "${audit%/*}"
tee -a "$audit" 2>/dev/null | rune_init

path=$(rune_param path /)
[[ $path == /* ]] || rune_error 1 "path must be absolute" '{"parameter":"path"}'

fsck()  { timeout 600 hdfs fsck "$1" -files 2>/dev/null; }
field() { awk -F: -v want="$1" '{ gsub(/^[ \t]+/, "", $1) } $1 == want { gsub(/[ \t]/, "", $2); print $2; exit }'; }

out=$(fsck "$path") || rune_error 2 "fsck did not finish" "$(jq -nc --arg p "$path" '{path: $p}')"

corrupt=$(field 'Corrupt blocks' <<<"$out")
missing=$(field 'Missing blocks' <<<"$out")
under=$(field 'Under-replicated blocks' <<<"$out")

result=$(jq -nc --arg p "$path" --arg c "${corrupt:-0}" --arg m "${missing:-0}" --arg u "${under:-0}" \
  '{path: $p, corrupt: $c, missing: $m, under_replicated: $u}')

case $out in
  *'is HEALTHY'*) rune_ok "file system is healthy" "$result" ;;
  *'is CORRUPT'*) rune_error 3 "file system is corrupt" "$result" ;;
esac
rune_error 3 "fsck said nothing about the state" "$result"
