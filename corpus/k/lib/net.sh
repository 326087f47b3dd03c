# shellcheck shell=bash
# Network probes without nc: nothing here writes to stdout unless its name ends in _json.

net_tcp_open() {
  timeout "${3:-3}" bash -c 'exec 3<>"/dev/tcp/$1/$2"' _ "$1" "$2" </dev/null &>/dev/null
}

net_retry() {
  local tries=$1 pause=$2 i
  shift 2
  for ((i = 1; i <= tries; i++)); do
    if "$@"; then return 0; fi
    if ((i < tries)); then sleep "$pause"; fi
  done
  return 1
}

net_resolve_json() {
  getent ahosts "$1" | awk '$2 == "STREAM" {print $1}' | sort -u | jq -Rnc '[inputs]'
}
