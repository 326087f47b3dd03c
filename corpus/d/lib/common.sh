#!/usr/bin/env bash
# Shared helpers. Sourced only. All diagnostics go to stderr.

log() { printf '%s [%s] %s\n' "$(date -u +%FT%TZ)" "${0##*/}" "$*" >&2; }

die() {
  local code=$1
  shift
  log "fatal: $*"
  rune_error "$code" "$*" '{}'
}

require() {
  local c
  for c in "$@"; do
    command -v "$c" >/dev/null 2>&1 || die 4 "Missing command: $c"
  done
}

# run_or_fail CODE MESSAGE CMD...   output of CMD ends up in the error details
run_or_fail() {
  local code=$1 msg=$2 out
  shift 2
  if ! out=$("$@" 2>&1); then
    rune_error "$code" "$msg" "$(jq -nc --arg o "$out" '{output:$o}')"
  fi
  log "ok: $*"
}

# only speaks when VERBOSE is set; status 1 otherwise
vlog() { [[ -n "${VERBOSE:-}" ]] && log "$*"; }
