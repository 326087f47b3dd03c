#!/usr/bin/env bash
set -o errexit -o nounset -o pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/lib/rune_bpcs.sh"
rune_init

export DEBIAN_FRONTEND=noninteractive
declare -a wanted=() installed=() failed=() unknown=()

is_installed() {
  local status
  status=$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) || return 1
  [[ $status == installed ]]
}

in_archive() { apt-cache show -- "$1" &>/dev/null; }

install_one() {
  local -r pkg=$1
  local try
  for try in 1 2 3; do
    if apt-get install -y --no-install-recommends -- "$pkg"; then
      return 0
    fi
    echo "try $try for $pkg failed"
    sleep $((try * 5))
  done
  return 1
}

IFS=',' read -r -a wanted <<<"$(rune_param packages "")"
((${#wanted[@]})) || rune_error 1 "packages is empty" '{"field":"packages","form":"a,b,c"}'

for i in "${!wanted[@]}"; do
  p=${wanted[i]// /}
  [[ $p =~ ^[a-z0-9][a-z0-9.+-]+$ ]] || rune_error 1 "Not a package name" "$(jq -nc --arg p "$p" '{package: $p}')"
  wanted[i]=$p
done

update_status=0
apt-get update |& logger -t pkg_baseline || update_status=$?

{
  for p in "${wanted[@]}"; do
    if is_installed "$p"; then
      echo "$p is there already"
    elif ! in_archive "$p"; then
      unknown+=("$p")
    elif install_one "$p"; then
      installed+=("$p")
    else
      failed+=("$p")
    fi
  done
} >&2

to_list() { jq -nc --args '$ARGS.positional' "$@"; }

report=$(jq -nc --argjson i "$(to_list "${installed[@]}")" --argjson f "$(to_list "${failed[@]}")" \
  --argjson u "$(to_list "${unknown[@]}")" '{installed: $i, failed: $f, unknown: $u}')

if ((update_status)) && ((${#unknown[@]})); then
  rune_error 2 "Package lists could not be refreshed" "$report"
elif ((${#failed[@]} + ${#unknown[@]})); then
  rune_error 3 "Some packages are missing" "$report"
fi
rune_ok "Baseline is met" "$report"
