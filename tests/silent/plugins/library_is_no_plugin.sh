#!/usr/bin/env bash
# A file that only defines functions is checked through the plugins that source it.
# kind: library
# Shared helpers of the module.
set -euo pipefail

say() {
  echo "$@"
}

restart_or_fail() {
  systemctl restart "$1"
  rune_error 2 "never initialised here" '{}'
}
