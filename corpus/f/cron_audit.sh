#!/usr/bin/env bash
# cron_audit: which cron lines run what is not there
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

dir=$(rune_param dir /etc/cron.d)
[[ -d $dir ]] || rune_error 2 "no such cron directory" "$(jq -nc --arg d "$dir" '{dir:$d}')"

shopt -s nullglob
files=0
for f in "$dir"/*; do
  [[ -f $f && -r $f ]] || continue
  ((files++))
  printf '%-40s %s\n' "${f##*/}" "$(wc -l <"$f")" >&2
done

cat "$dir"/* /dev/null 2>/dev/null | awk '!/^#/ && NF > 6 { print $7 }' | sort -u | while IFS= read -r prog; do
  [[ $prog == /* ]] || continue
  if [[ ! -x $prog ]]; then
    printf 'missing: %s\n' "$prog" >&2
    rune_err 3 "cron runs programs that are not installed"
  fi
done || true

rune_out files "$files"
rune_finish "cron audited"
