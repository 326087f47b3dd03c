#!/usr/bin/env bash
# The shared library is known by its name, wherever it is sourced from.
set -euo pipefail

source /usr/lib/rune/rune_bpcs.sh
rune_init
rune_ok "Found" '{}'
