#!/usr/bin/env bash
# create or update a shared conda env from a lock file, then remember it
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

name=$(rune_param env "")
spec=$(rune_param lockfile "")
root=/sw/conda/envs
[[ $name =~ ^[a-z][a-z0-9_-]+$ ]] || rune_error 1 "env must be a short lower-case name" '{"bad":["env"]}'
[[ -s $spec ]] || rune_error 2 "lock file is missing or empty" "$(jq -nc --arg p "$spec" '{path:$p}')"

export PATH=/sw/conda/bin:$PATH
command -v mamba || command -v conda >/dev/null || rune_error 4 "neither mamba nor conda here" '{}'

tool=conda
if command -v mamba >/dev/null; then tool=mamba; fi

mkdir -p "$root"
if [[ -d $root/$name/conda-meta ]]; then
    action=update
    "$tool" env update -q --prune -p "$root/$name" -f "$spec" >&2 || rune_error 3 "update failed" '{"action":"update"}'
else
    action=create
    "$tool" env create -q -p "$root/$name" -f "$spec" >&2 || rune_error 3 "create failed" '{"action":"create"}'
fi

npkg=$(find "$root/$name/conda-meta" -maxdepth 1 -name '*.json' 2>/dev/null | wc -l) || npkg=0
pyver=$("$root/$name/bin/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || pyver=none

# one line per change, read by the module file generator
echo "{\"env\":\"$name\",\"python\":\"$pyver\",\"lock\":\"$spec\",\"packages\":$npkg}" >>"$root/.history.jsonl"

rune_ok "env is ready" "$(jq -nc --arg e "$name" --arg a "$action" --arg p "$pyver" --argjson n "$npkg" \
    '{env:$e, action:$a, python:$p, packages:$n}')"
