#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

WORK="$(mktemp -d)"
trap 'rm -rf -- "$WORK"' EXIT
trap 'rm -rf -- "$WORK"; exit 1' INT TERM

SRC="$(rune_param dir "/var/log/app")"
BUCKET="$(rune_param bucket "")"
PREFIX="$(rune_param prefix "logs")"
[[ -n "$BUCKET" ]] || rune_error 1 "bucket is required" '{"missing":["bucket"]}'
[[ -d "$SRC" ]]    || rune_error 2 "log directory is missing"

name="$(hostname -s 2>/dev/null || hostname)-$(date +%Y%m%d%H%M).tar.gz"

if ! tar -C "$SRC" -czf "$WORK/$name" . 2>&1; then
  rune_error 3 "tar failed" "$(jq -nc --arg s "$SRC" '{dir:$s}')"
fi

upload() {
  local try=1 max=4 pause=2
  while (( try <= max )); do
    if aws s3 cp --only-show-errors "$WORK/$name" "s3://${BUCKET}/${PREFIX}/${name}" >&2; then
      return 0
    fi
    echo "upload $try/$max failed" >&2
    sleep $(( pause ** try ))
    try=$(( try + 1 ))
  done
  return 1
}

upload
bytes="$(stat -c %s "$WORK/$name" || echo 0)"
rune_ok "archived" "$(jq -nc --arg n "$name" --argjson b "$bytes" '{object:$n, bytes:$b}')"
