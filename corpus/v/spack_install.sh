#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
spec=$(rune_param spec ""); j=$(rune_param jobs 4)
[[ -n $spec ]] || rune_error 1 "spec is missing" '{"missing":["spec"]}'
case $j in [1-9]|[1-9][0-9]) ;; *) rune_error 1 "jobs must be 1..99" '{}' ;; esac
export PATH=/opt/spack/bin:$PATH SPACK_COLOR=never
hash spack 2>/dev/null || rune_error 4 "spack is not installed" '{}'
exec 9>/var/lock/rune-spack.lock || rune_error 2 "cannot open lock" '{}'
flock -w 60 9 || rune_error 2 "another spack runs" '{}'
spack spec -I -- "$spec" >&2 || rune_error 1 "spec does not concretize" "$(jq -nc --arg s "$spec" '{spec:$s}')"
spack install --fail-fast -j "$j" -- "$spec" || rune_error 3 "install failed" "$(jq -nc --arg s "$spec" '{spec:$s}')"
pfx=$(spack location -i -- "$spec") || rune_error 3 "installed but not found" '{}'
loaded=no
bash -lc "module avail -t ${spec%%@*} 2>&1 | grep -q ." && loaded=yes
rune_ok "installed" "$(jq -nc --arg p "$pfx" --arg l "$loaded" '{prefix:$p,module:$l}')"
