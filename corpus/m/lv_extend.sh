#!/bin/bash
#=== lv_extend : grow a logical volume and its file system ====================
set -euo pipefail

_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck disable=SC1091
source "$_dir/rune_bpcs.sh"
rune_init

VG="$(rune_param vg "")"
LV="$(rune_param lv "")"
ADD_MB="$(rune_param add_mb "")"
RESERVE_MB="$(rune_param reserve_mb 1024)"

_check() {  # name value regex
  [[ "$2" =~ $3 ]] || rune_error_kv 1 "Invalid parameter" "parameter=$1" "value=$2"
}
_check vg         "$VG"         '^[a-zA-Z0-9+_.-]+$'
_check lv         "$LV"         '^[a-zA-Z0-9+_.-]+$'
_check add_mb     "$ADD_MB"     '^[1-9][0-9]{0,7}$'
_check reserve_mb "$RESERVE_MB" '^(0|[1-9][0-9]{0,7})$'

_num() {  # field of a report, whole megabytes
  local raw
  raw="$("$@" --noheadings --nosuffix --units m 2>/dev/null)" || return 1
  raw="${raw//[[:space:]]/}"
  printf '%s' "${raw%%.*}"
}

FREE="$(_num vgs -o vg_free "$VG")" || rune_error_kv 2 "Volume group not found" "vg=$VG"
BEFORE="$(_num lvs -o lv_size "$VG/$LV")" || rune_error_kv 2 "Logical volume not found" "vg=$VG" "lv=$LV"

if (( FREE - RESERVE_MB < ADD_MB )); then
  rune_error 3 "Not enough free space" "$(jq -nc \
    --argjson free "$FREE" --argjson add "$ADD_MB" --argjson reserve "$RESERVE_MB" \
    '{free_mb: $free, wanted_mb: $add, reserve_mb: $reserve}')"
fi

LOG="$(mktemp)"
trap 'rm -f "$LOG"' EXIT

if ! lvextend --resizefs --size "+${ADD_MB}M" "/dev/$VG/$LV" </dev/null &>"$LOG"; then
  rune_error 3 "lvextend failed" "$(jq -Rsc '{log: (. / "\n" | map(select(. != "")))}' <"$LOG")"
fi
cat "$LOG" >&2

AFTER="$(_num lvs -o lv_size "$VG/$LV" || echo 0)"
rune_ok "Volume extended" "$(jq -nc --arg dev "/dev/$VG/$LV" --argjson b "$BEFORE" --argjson a "$AFTER" '{device: $dev, before_mb: $b, after_mb: $a}')"
