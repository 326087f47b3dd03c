# shellcheck shell=bash
# with_retry TRIES CMD...: runs CMD until it succeeds, doubling the pause
with_retry() {
  local tries=$1 pause=1 n
  shift
  for ((n = 1; n <= tries; n++)); do
    "$@" && return 0
    [[ $n -eq $tries ]] && break
    printf 'attempt %d of %d failed: %s; next in %ds\n' "$n" "$tries" "${1##*/}" "$pause"
    sleep "$pause"
    pause=$((pause * 2))
  done
  return 1
}
