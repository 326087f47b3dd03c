#!/usr/bin/env bash
# do the exports answer, and are they mounted here?
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init

die() {
  echo "nfs_export_check: $1"
  exit "${2:-2}"
}

check_server() {
  local server=$1 exports
  exports=$(showmount -e --no-headers "$server" 2>/dev/null) || die "no answer from $server"
  printf '%s\n' "$exports" | awk '{ print $1 }' >"$TMP/exports"
}

main() {
  local server
  server="$(rune_param server "")"
  if [[ -z "$server" ]]; then
    rune_error 1 "server is required" '{"missing":["server"]}'
  fi
  check_server "$server"

  local n=0 path
  while read -r path; do
    if grep -q -F " $path " /proc/mounts; then
      n=$((n + 1))
    fi
  done <"$TMP/exports"

  mount -t nfs,nfs4
  rune_out "server=$server"
  rune_out "mounted=$n"
}

TMP="$(mktemp -d)"
trap 'rm -rf "$TMP"' EXIT
main
