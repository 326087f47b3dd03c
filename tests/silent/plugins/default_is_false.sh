#!/bin/bash
# Defaults that are `false`, empty, or a word that stands for itself, can be overridden.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

force=$(rune_param force false)
tls=$(rune_param_json tls null)
mode=$(rune_param mode "true-color")
color=$(rune_ctx color yes)
sampled=$(rune_meta sampled true)
rune_ok_kv "Read" "force=$force" "tls=$tls" "mode=$mode" "color=$color" "sampled=$sampled"
