#!/usr/bin/env bash
# Calls of the library without the library are one finding for the file.
# expect-at: 1 RUNE203
set -euo pipefail

rune_init
rune_ok "Done" '{}'
