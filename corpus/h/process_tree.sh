#!/usr/bin/env bash
# Lists the children of a process, depth first.
set -o errexit -o nounset -o pipefail

_dir="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
if [[ -f "${_dir}/lib/rune_bpcs.sh" ]]; then
  source "${_dir}/lib/rune_bpcs.sh"
else
  source "/opt/rune/lib/rune_bpcs.sh"
fi

declare -a FOUND=()
declare -i DEPTH_LIMIT=8

# children_of PID RESULT_NAME
children_of() {
  local -n _result=$2
  mapfile -t _result < <(pgrep -P "$1" 2>/dev/null)
}

walk() {
  local pid=$1 level=$2
  local -a kids=()
  children_of "$pid" kids
  local kid
  for kid in "${kids[@]}"; do
    FOUND+=("$level $kid")
    if (( level < DEPTH_LIMIT )); then
      walk "$kid" $(( level + 1 ))
    fi
  done
}

describe() {
  local entry level pid comm
  for entry in "${FOUND[@]}"; do
    read -r level pid <<<"$entry"
    comm=$(ps -o comm= -p "$pid" 2>/dev/null) || comm="(gone)"
    jq -nc --argjson l "$level" --argjson p "$pid" --arg c "$comm" '{level:$l, pid:$p, command:$c}'
  done
}

parse() {
  ROOT=$(rune_param pid "")
  case $ROOT in
    '' | *[!0-9]*) rune_error 1 "pid must be a number" '{"parameter":"pid"}' ;;
  esac
  kill -0 "$ROOT" 2>/dev/null || rune_error 2 "no such process" "$(jq -nc --arg p "$ROOT" '{pid:$p}')"
}

rune_init
parse
walk "$ROOT" 1
echo "found ${#FOUND[@]} descendants of $ROOT" 1>&2

tree=$(describe | jq -sc .)
rune_ok "tree collected" "$(jq -nc --argjson t "$tree" '{descendants:$t, count:($t | length)}')"
