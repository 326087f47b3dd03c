#!/usr/bin/env bash
# Pack the newest kdump directory and upload it; everything noisy goes to a log.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

bucket=$(rune_param bucket "")
export AWS_SESSION_TOKEN=$(rune_param session_token "")
[[ $bucket =~ ^[a-z0-9.-]{3,63}$ ]] || rune_error 1 "bad bucket ${bucket@Q}" '{"field":"bucket"}'

log=/var/log/rune-kdump.log
{ : >>"$log"; } 2>/dev/null || log=/dev/null

newest() {
  local -n _out=$1
  local d
  _out=""
  for d in /var/crash/*/; do
    [[ -e ${d}vmcore ]] || continue
    if [[ -z $_out || $d -nt $_out ]]; then _out=$d; fi
  done
  [[ -n $_out ]]
}

declare crash
if ! newest crash; then
  rune_ok "no crash dump" '{"found":false}'
fi

archive=$(mktemp --suffix=.tar.zst)
cleanup() { rm -f -- "$archive"; }
trap cleanup EXIT

exec 4>&1 1>>"$log"
echo "packing $crash"
if ! tar --zstd -cvf "$archive" -C "$crash" . 2>>"$log"; then
  rune_error 3 "tar failed" "$(jq -nc --arg c "$crash" '{crash:$c}')" >&4
fi
aws s3 cp --no-progress "$archive" "s3://$bucket/${HOSTNAME}/" ||
  rune_error 2 "upload failed" "$(jq -nc --arg b "$bucket" '{bucket:$b}')" >&4
exec 1>&4 4>&-

read -r bytes _ < <(wc -c <"$archive") || bytes=0
set +e
grep -m1 -a 'Kernel panic' "${crash}vmcore-dmesg.txt" >/dev/null 2>&1
panic=$?
set -e
rune_ok "crash dump uploaded" "$(jq -nc --arg c "$crash" --argjson b "$bytes" --argjson p "$panic" \
  '{found:true, crash:$c, bytes:$b, panic:($p == 0)}')"
