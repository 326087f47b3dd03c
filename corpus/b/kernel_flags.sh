#!/usr/bin/env bash
set -euo pipefail
shopt -s extglob
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/rune_bpcs.sh"
rune_init

# constant table, expanded by eval once: setter/getter per flag
for f in hugepages ksm numa; do
  eval "want_$f() { rune_param $f keep; }"
done

declare -A FILE=(
  [hugepages]=/sys/kernel/mm/transparent_hugepage/enabled
  [ksm]=/sys/kernel/mm/ksm/run
  [numa]=/proc/sys/kernel/numa_balancing
)
declare -a changed=()

show() { (( $# )) && printf '%s=%s\n' "$1" "$(<"${FILE[$1]}")"; }

apply() {
  local flag=$1 want cur
  want=$("want_$flag")
  [[ $want == keep ]] && return
  [[ -w ${FILE[$flag]} ]] || { rune_err 4 "cannot write ${FILE[$flag]}"; return 0; }
  IFS= read -r cur <"${FILE[$flag]}" || cur=
  [[ $cur == *"[$want]"* || $cur == "$want" ]] && return 0
  if ! printf '%s' "$want" 2>/dev/null >"${FILE[$flag]}"; then
    rune_err 3 "kernel refused $flag=$want"
    return 0
  fi
  changed+=("$flag")
}

for flag in "${!FILE[@]}"; do
  apply "$flag"
done

for flag in "${!FILE[@]}"; do
  show "$flag" 2>/dev/null | logger -t rune || :
done

pick() {
  local PS3='? ' choice
  select choice in "$@"; do
    echo "picked ${choice:-nothing}"
    break
  done
} >&2 <<<1
pick "${!FILE[@]}" || true

declare -p changed >&2
printf -v list '%s,' ${changed[@]+"${changed[@]}"}
rune_out "changed=${list%,}"
rune_finish "kernel flags applied"
