#!/usr/bin/env bash
# Loads kernel modules and pins them for the next boot
set -Eeuo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/fields.sh"
rune_init

on_err() {
  ((BASH_SUBSHELL == 0)) || return 0
  rune_error 100 "A step failed" "$(obj command "$1")"
}
trap 'on_err "$BASH_COMMAND"' ERR

name=$(rune_param name rune)
[[ $name =~ ^[a-z][a-z0-9-]*$ ]] || rune_error 1 "name is malformed" '{"field":"name"}'
mapfile -t modules < <(rune_param_json modules '[]' | jq -r '.[]?')
((${#modules[@]})) || rune_error 1 "modules is required" '{"missing":["modules"]}'

for m in "${modules[@]}"; do
  [[ $m =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "Not a module name" "$(obj module "$m")"
  modinfo -n "$m" &>/dev/null || rune_error 2 "No such module" "$(obj module "$m")"
done

load_all() {
  local m
  for m in "$@"; do
    if [[ -d /sys/module/${m//-/_} ]]; then
      printf '%s is loaded\n' "$m"
      continue
    fi
    modprobe --verbose "$m"
  done
}

load_all "${modules[@]}" >&2
printf '%s\n' "${modules[@]}" >"/etc/modules-load.d/$name.conf"

rune_ok "Modules are loaded and pinned" "$(jq -nc --argjson m "$(arr "${modules[@]}")" --arg f "/etc/modules-load.d/$name.conf" '{modules: $m, file: $f}')"
