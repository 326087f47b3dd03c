#!/usr/bin/env bash
# Changelog between the last two tags, grouped by commit type.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

start() {
  # keep a trace of the request
  tee /dev/stderr | rune_init
}
rgit() { git -C "$repo" "$@"; }
last_tag() { rgit describe --tags --abbrev=0 "$1" 2>/dev/null; }
entries() { rgit log --no-merges --format='%h%x09%s' "$1"; }

group() {
  jq -Rnc '[inputs | split("\t") | {id: .[0], text: .[1]}]
    | group_by(.text | (capture("^(?<t>[a-z]+)[(:!]") | .t) // "other")
    | map({type: (.[0].text | (capture("^(?<t>[a-z]+)[(:!]") | .t) // "other"), items: .})'
}

main() {
  local to from log
  repo=$(rune_param repository "")
  rgit rev-parse --git-dir &>/dev/null || rune_error 2 "not a repository" "$(jq -nc --arg r "$repo" '{repository:$r}')"
  to=$(last_tag HEAD) || rune_error 3 "no tags" '{}'
  from=$(last_tag "$to^") || from=
  log=$(entries "${from:+$from..}$to" | group) || rune_error 3 "git log failed" '{}'
  rune_ok "changelog of $to" "$(jq -nc --arg t "$to" --arg f "$from" --argjson l "$log" '{to:$t, from:$f, groups:$l}')"
}

start
main "$@"
