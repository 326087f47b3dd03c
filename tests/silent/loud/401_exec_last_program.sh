#!/usr/bin/env bash
# The plugin replaces itself by rsync, so that nothing is ever emitted.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
from=$(rune_param from "")
[[ -d $from ]] || rune_error 2 "Source directory is missing"
exec rsync -a --delete -- "$from/" backup::daily/ >&2 # expect: RUNE401
