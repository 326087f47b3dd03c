#!/usr/bin/env bash
# What goes through tr, cut and jq is still what the message said.
set -euo pipefail
source "${BASH_SOURCE[0]%/*}/rune_bpcs.sh"
rune_init

all=$(rune_all_params)

tag=$(jq -r '.tag // "none"' <<<"$all" | tr ' ' '_')
eval "echo deploying $tag" >&2 # expect: RUNE503

read -r branch _ <<<"$(rune_param ref "main x")"
bash <<EOF >&2 # expect: RUNE503
echo "building ${branch%%:*}"
EOF

label() { printf '%s' "${1,,}"; }
echo "echo $(label "$(rune_obs trace_id "t")")" | sh >&2 # expect: RUNE503

rune_ok "Deployed" "$(jq -nc --arg tag "$tag" '{tag: $tag}')"
