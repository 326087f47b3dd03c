#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/lib/rune_bpcs.sh"
rune_init

verbose=$(rune_param verbose false)
readonly OUT_DIR=/var/lib/rune/journal

log() {
  local -r level=$1
  shift
  local stamp
  printf -v stamp '%(%FT%T%z)T' -1
  case $level in
    debug)
      if [[ $verbose == true ]]; then
        printf '%s [%s] %s\n' "$stamp" "$level" "$*"
      fi
      ;;
    *)
      printf '%s [%s] %s\n' "$stamp" "$level" "$*" >&2
      ;;
  esac
}

unit=$(rune_param unit "")
since=$(rune_param since "1 hour ago")
pattern=$(rune_param pattern .)

[[ $unit =~ ^[A-Za-z0-9@._-]+$ ]] || rune_error 1 "Bad unit name" '{"field":"unit"}'
systemctl cat "$unit" &>/dev/null || rune_error 2 "No such unit" "$(jq -nc --arg u "$unit" '{unit: $u}')"
mkdir -p "$OUT_DIR"

target=$OUT_DIR/$unit-$(date +%s).log
log debug "exporting $unit since $since into $target"
if ! journalctl --quiet --no-pager --output=short-iso --unit="$unit" --since="$since" >"$target.all"; then
  rune_error 2 "journalctl failed" "$(jq -nc --arg u "$unit" --arg s "$since" '{unit: $u, since: $s}')"
fi
grep -E -- "$pattern" "$target.all" >"$target"
rm -f -- "$target.all"

lines=$(wc -l <"$target")
log info "exported lines=$lines unit=$unit"
rune_ok "Journal exported" "$(jq -nc --arg f "$target" --argjson n "$lines" '{file: $f, lines: $n}')"
