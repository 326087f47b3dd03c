#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

archive=$(rune_param archive "")
[[ -f $archive ]] || rune_error 2 "No such archive" '{}'
case $archive in
  *.tar.gz | *.tgz) kind=gzip ;;
  *.tar.zst)
    zstd -tq -- "$archive" >&2 || rune_error 9 "The archive is broken" '{}' # expect: RUNE405
    kind=zstd
    ;;
  *) rune_error 1 "Not an archive" '{}' ;;
esac
rune_ok "Archive is good" "$(jq -nc --arg k "$kind" '{kind: $k}')"
