#!/usr/bin/env bash
set -euo pipefail

source "${BASH_SOURCE%/*}/rune_bpcs.sh" || exit 4 # the plugin's folder is not complete
rune_init

params=$(rune_param) || true # expect: RUNE206
tags=$(rune_param_json tags none) || true # expect: RUNE206
echo "params: $params, tags: $tags" >&2
rune_ok_kv "Read" "tags=$tags"
