#!/usr/bin/env bash
set -Eeuo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init

on_err() {
  # substitutions report through their status; only the plugin itself answers
  ((BASH_SUBSHELL == 0)) || return 0
  rune_error 100 "unexpected error" "$(jq -nc --argjson l "$1" '{line:$l}')"
}
trap 'on_err "$LINENO"' ERR

AGE=$(rune_param min_age_seconds 300)
SIGNAL_PARENT=$(rune_param signal_parent "false")
[[ $AGE =~ ^[0-9]+$ ]] || rune_error 1 "min_age_seconds: number expected" '{}'

zombies() {
  ps -eo pid=,ppid=,stat=,etimes=,comm= | awk -v a="$AGE" '$3 ~ /^Z/ && $4 >= a { print $1, $2, $5 }'
}

snapshot=$(zombies)
declare -A parents=()
found=0
while read -r pid ppid comm; do
  [[ -n $pid ]] || continue
  found=$((found + 1))
  parents[$ppid]=${comm:-?}
  echo "zombie $pid of $ppid" >&2
done <<<"$snapshot"

signalled=0
if [[ $SIGNAL_PARENT == true ]]; then
  for p in "${!parents[@]}"; do
    if kill -CHLD "$p" 2>/dev/null; then
      signalled=$((signalled + 1))
    fi
  done
  sleep 1
fi

left=$(zombies | wc -l)
rune_out found "$found"
rune_out signalled "$signalled"
rune_out left "$left"
if [[ $left -gt 0 && $SIGNAL_PARENT == true ]]; then
  rune_err 3 "zombies are still there"
fi
rune_finish "scan complete"
