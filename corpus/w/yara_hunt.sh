#!/usr/bin/env bash
# Run a yara rule set over the executables of running processes.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

ruleset=$(rune_param ruleset "")
limit=$(rune_param limit 500)
[[ $ruleset =~ ^[A-Za-z0-9._-]+$ ]] || rune_error 1 "ruleset must be a file name"
[[ $limit =~ ^[0-9]{1,5}$ ]] || rune_error 1 "limit must be a number" '{"parameter":"limit"}'
rules=/etc/yara/$ruleset

compile() {
  local src=$1 bin
  bin=$(mktemp --suffix=.yac)
  if ! yarac "$src" "$bin" 2>/dev/null; then
    rm -f "$bin"
    rune_error 2 "rule set does not compile" "$(jq -nc --arg f "$src" '{ruleset: $f}')"
  fi
  printf '%s\n' "$bin"
}

compiled=$(compile "$rules")
trap 'rm -f -- "$compiled"' EXIT

declare -A exe=()
declare -a matches=()
for link in /proc/[0-9]*/exe; do
  path=$(readlink -f "$link" 2>/dev/null) || continue
  [[ -f $path ]] || continue
  exe[$path]=1
  (( ${#exe[@]} >= limit )) && break
done

for path in "${!exe[@]}"; do
  while read -r rule file; do
    [[ -n ${rule:-} ]] && matches+=("$rule $file")
  done < <(timeout 20 yara -C -w "$compiled" "$path" 2>/dev/null)
done

found=
for m in "${matches[@]}"; do
  found+="${found:+,}{\"rule\":\"${m%% *}\",\"file\":\"${m#* }\"}"
done

rune_ok "scanned ${#exe[@]} executables" "$(jq -nc --argjson m "[$found]" '{matches: $m}')"
