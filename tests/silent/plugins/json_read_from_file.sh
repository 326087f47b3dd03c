#!/bin/bash
# JSON that is read from a file or a parameter is passed on as it is.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
config="$(cat /etc/rune/config.json 2>/dev/null)" || config='{}'
extra="$(rune_param_json extra '{}')"
jq -e . <<<"$config" >/dev/null 2>&1 || config='{}'
both="$(jq -nc --argjson a "$config" --argjson b "$extra" '$a + $b')"
rune_ok "Merged" "$both"
