#!/usr/bin/env bash
# One message per run. Call guard_install after rune_init, then only emit_*.
EMITTED=0

emit_ok() { EMITTED=1; rune_ok "$@"; }
emit_error() { EMITTED=1; rune_error "$@"; }

guard_exit() {
  local rc=$?
  if (( BASH_SUBSHELL == 0 && EMITTED == 0 )); then
    EMITTED=1
    rune_error 100 "Unexpected end (status ${rc})" '{}'
  fi
}
guard_install() { trap guard_exit EXIT; }
