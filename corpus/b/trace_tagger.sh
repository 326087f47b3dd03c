#!/usr/bin/env bash
set -Eeuo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"

# every line on stderr carries the trace id
log() { printf '[%s] %s\n' "$(rune_meta trace_id none)" "$*" >&2; }

declare -i answered=0
finish() {
  local what=$1; shift
  case $what in
    ok)   rune_ok "$@" ;;
    fail) answered=1; rune_error "$@" ;;
  esac
}
farewell() {
  local rc=$?
  log "leaving with $rc"
  (( answered )) || rune_error 100 "interrupted" "$(jq -nc --argjson rc "$rc" '{status:$rc}')"
}

log "starting on ${HOSTNAME:-?}"
rune_init
trap farewell EXIT

node=$(rune_param node "")
tag=$(rune_param tag "")
[[ $node =~ ^[a-z0-9.-]+$ && $tag =~ ^[a-z0-9_-]+$ ]] || finish fail 1 "node and tag are required" '{"missing":["node","tag"]}'

file=/etc/rune/tags.d/$node
mkdir -p "${file%/*}" || finish fail 2 "cannot create tag directory" "{}"
mapfile -t have < <(cat "$file" 2>/dev/null)
for t in "${have[@]}"; do
  if [[ $t == "$tag" ]]; then
    log "already tagged"
    finish ok "already tagged" "$(jq -nc --arg n "$node" --arg t "$tag" '{node:$n, tag:$t, changed:false}')"
  fi
done

printf '%s\n' "${have[@]}" "$tag" >"$file" || finish fail 2 "cannot write tags" "{}"
finish ok "tagged" "$(jq -nc --arg n "$node" --arg t "$tag" '{node:$n, tag:$t, changed:true}')"
