#!/usr/bin/env bash
# Builtins that print when bare only set something here.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
umask 027
shopt -s nullglob
hash -r
set -o noglob
set +o noglob
printf -v STAMP '%(%Y%m%d)T' -1
TARGET="$(rune_param dir "/srv/export")/${STAMP}"
type -t install >/dev/null || rune_error 4 "The install program is missing"
mkdir -p -- "$TARGET" || rune_error 2 "Cannot create the directory"
rune_ok "Created" "$(jq -nc --arg t "$TARGET" '{dir:$t}')"
