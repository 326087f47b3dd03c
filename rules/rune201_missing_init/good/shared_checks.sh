#!/usr/bin/env bash
# A library of a module: only sourced, so nothing in it runs on its own and its plugins call rune_init.

require_param() {
  local value
  value="$(rune_param "$1" "")"
  if [[ -z "${value}" ]]; then
    rune_error 1 "A required parameter is missing" "$(jq -nc --arg name "$1" '{missing:[$name]}')"
  fi
}

require_folder() {
  [[ -d "$1" ]] || rune_error 2 "A folder is missing" "$(jq -nc --arg path "$1" '{path:$path}')"
}
