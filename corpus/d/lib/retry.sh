#!/usr/bin/env bash
# retry MAX DELAY CMD...  -> status of the last attempt
retry() {
  local max=$1 delay=$2 n=1
  shift 2
  until "$@" >&2; do
    if (( n >= max )); then
      return 1
    fi
    n=$((n + 1))
    sleep "$delay"
  done
  return 0
}
