#!/usr/bin/env bash
set -euo pipefail
here=${BASH_SOURCE[0]%/*}
export RUNE_LIB="$here/rune_bpcs.sh"
rune_init

upstream=$(rune_param upstream rsync://ftp.debian.example/debian-security)
target=$(rune_param target /srv/mirror/debian-security)
bw=$(rune_param bwlimit_kib 20000)
[[ $bw =~ ^[0-9]+$ ]] || rune_error 1 "bad bwlimit" '{"param":"bwlimit_kib"}'
[[ -d $target ]] || rune_error 2 "no target" "$(jq -nc --arg t "$target" '{target:$t}')"

log=/var/log/mirror_sync.log
for stage in pool dists; do
  extra=()
  [[ $stage == pool ]] || extra=(--delete-after)
  timeout 3h rsync -rltH --safe-links --bwlimit="$bw" "${extra[@]}" "$upstream/$stage/" "$target/$stage/" >>"$log" 2>&1 ||
    rune_error 2 "rsync failed" "$(jq -nc --arg s "$stage" '{stage:$s}')"
done
date -u >"$target/project.trace"
rune_ok "mirror is current" "$(jq -nc --arg t "$target" '{target:$t}')"
