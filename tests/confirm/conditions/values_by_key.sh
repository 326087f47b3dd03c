#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

declare -A v=([drift]=0 [leap]=unknown)
while IFS='=' read -r key value; do
  [[ -n $key ]] || continue
  v[$key]=$value
done < <(chronyc tracking 2>/dev/null | awk '/^Stratum/ { print "stratum=" $3 } /^Leap status/ { print "leap=" $4 }' || true)
if [[ ${v[leap]} == Not ]]; then
  : here
fi
rune_ok "done"
