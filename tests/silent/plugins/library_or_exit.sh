#!/usr/bin/env bash
# `source … || exit` covers the one case in which nothing can be emitted.
set -euo pipefail

source "$(dirname "$0")/rune_bpcs.sh" || exit 2
rune_init
rune_finish "nothing to do"
