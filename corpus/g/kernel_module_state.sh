#!/usr/bin/env -S bash -eu
set -e
set -u
set -o pipefail

# Note: the fourth field of /proc/modules is a list, "-" when nobody uses it.
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

module=$(rune_param module "")
load=$(rune_param load false)
[[ -n $module ]] || rune_error 1 "module is required" '{"missing":["module"]}'

[[ -r /proc/modules ]] || rune_error 4 "this kernel has no modules" '{"missing":["/proc/modules"]}'
loaded=false users=0 size=0
while read -r name bytes refs rest; do
  if [[ $name == "$module" ]]; then
    loaded=true users=$refs size=$bytes
    break
  fi
done </proc/modules

if [[ $loaded == false && $load == true ]]; then
  modprobe -q -- "$module" >/dev/null 2>&1 || rune_error $? "modprobe failed" "$(jq -nc --arg m "$module" '{module:$m}')"
  loaded=true
fi

read -r version _ < <(modinfo -F version -- "$module" 2>/dev/null) || version=""
IFS=. read -r major minor _ <<<"$(uname -r)"

for word in name_of size_of; do
  case $word in
    name_of) rune_out "$word" "$module" ;;
    size_of) rune_out "$word" "$size" ;;
  esac
done
rune_out "loaded=$loaded"
rune_out "users=$users"
rune_out "options=rw=1,debug=0"
rune_out kernel "$major.$minor"
rune_out "version=${version:-none}"
rune_finish "module looked up"
