#!/usr/bin/env bash
# A code of 256 wraps around to zero in the alias of the emitter.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
arch=$(uname -m)
case $arch in
  x86_64 | aarch64) rune_ok_kv "Platform is supported" "arch=$arch" ;;
  *) rune_fail 256 "Platform is not supported" '{"supported":["x86_64","aarch64"]}' ;; # expect: RUNE405
esac
