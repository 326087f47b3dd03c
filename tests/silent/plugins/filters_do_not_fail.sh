#!/bin/bash
# `sed`, `tr`, `cut`, `sort` and `head` on what the plugin itself made need no handling.
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"

rune_init
text="b:2 a:1 c:3"
sorted="$(printf '%s\n' "$text" | tr ' ' '\n' | sort | head -n 2 | cut -d: -f1 | sed 's/^/x/' | tr '\n' ' ')"
first="$(head -n 1 <<<"$sorted")"
upper="$(tr '[:lower:]' '[:upper:]' <<<"$first")"
rune_out "sorted=$sorted"
rune_out "upper=$upper"
rune_finish "sorted"
