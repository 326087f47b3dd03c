#!/bin/bash
set -o errexit -o nounset -o pipefail
shopt -s lastpipe

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

paths_json="$(rune_param_json paths '["/etc/hosts"]')"

while IFS= read -r path; do
  [[ -e $path ]] || rune_error 2 "Path is missing" "$(jq -nc --arg path "$path" '{path:$path}')"
done < <(jq -r '.[]?' <<<"$paths_json")

# With lastpipe the last element of a pipeline is the main shell, too.
printf '%s\n' /etc/passwd /etc/group | while IFS= read -r path; do
  if [[ ! -r $path ]]; then
    rune_error 2 "Path is not readable" "$(jq -nc --arg path "$path" '{path:$path}')"
  fi
done

rune_ok "All paths are there" '{}'
