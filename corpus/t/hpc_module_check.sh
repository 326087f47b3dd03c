#!/usr/bin/env bash
# does a module load on a compute node, and what does it put into the PATH?
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

mod=$(rune_param module "")          # e.g. openmpi/4.1.5-gcc12
want=$(rune_param expect_binary "")  # optional, e.g. mpirun
if [[ -z $mod ]]; then
    rune_error 1 "which module?" '{"missing":["module"]}'
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# a login shell, because lmod is set up in /etc/profile.d
path_after=$(bash -lc "module --terse load $mod && printf %s \"\$PATH\"" 2>"$log") || \
    rune_error 3 "module does not load" "$(jq -nc --arg m "$mod" --rawfile e "$log" '{module:$m, lmod:$e}')"

ndirs=$(awk -F: '{ print NF }' <<<"$path_after")

if [[ -n $want ]]; then
    IFS=: read -ra dirs <<<"$path_after"
    for d in "${dirs[@]}"; do
        if [[ -x $d/$want ]]; then
            rune_ok "module loads, binary found" \
                "$(jq -nc --arg m "$mod" --arg b "$d/$want" '{module:$m, binary:$b}')"
        fi
    done
else
    rune_ok "module loads" "$(jq -nc --arg m "$mod" --argjson n "$ndirs" '{module:$m, path_dirs:$n}')"
fi
