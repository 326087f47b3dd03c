#!/usr/bin/env bash
# Collects a few facts about the host. Nothing to find here.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

# Whatever a command prints goes to stderr; the message leaves through descriptor 3.
exec 3>&1 1>&2

rune_init

kernel="$(uname -r)"
echo "kernel ${kernel}"
rune_out kernel "${kernel}"

if [[ -r /etc/os-release ]]; then
  # shellcheck disable=SC1091
  name="$(. /etc/os-release && printf '%s' "${PRETTY_NAME:-unknown}")"
  rune_out system "${name}"
fi

rune_finish "Facts collected" >&3
