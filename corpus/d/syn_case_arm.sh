#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
source "${SCRIPT_DIR}/lib/common.sh"
rune_init

MODE=$(rune_param mode "enforcing")
case "$MODE" in
  enforcing)
    run_or_fail 3 "setenforce failed" setenforce 1
  permissive)
    run_or_fail 3 "setenforce failed" setenforce 0
    ;;
  *)
    die 1 "Unknown mode"
    ;;
esac
rune_ok_kv "set" "mode=$MODE"
