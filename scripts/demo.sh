#!/usr/bin/env bash
# demo.sh RUNELINT: checks demo/plugins. Findings are what it is there to show; only a failure of runelint's own is one.
set -euo pipefail

echo "\$ runelint check demo/plugins"
echo
status=0
"$1" check demo/plugins || status=$?
echo
case "${status}" in
  0 | 1) echo "(exit status ${status}; \`runelint rule CODE\` explains a finding)" ;;
  *)
    echo "runelint failed with exit status ${status}" >&2
    exit "${status}"
    ;;
esac
