#!/usr/bin/env bash
# Makes sure of jq and bubblewrap: installs them when they are missing and that is allowed, else says what to run.
# Without them runelint can still check plugins, so that is no error.
set -euo pipefail

# shellcheck source=scripts/installing.sh
source "$(dirname "${BASH_SOURCE[0]}")/installing.sh"

missing=()
command -v jq >/dev/null || missing+=(jq)
command -v bwrap >/dev/null || missing+=(bubblewrap)
[[ ${#missing[@]} -gt 0 ]] || exit 0

if ! install_packages "${missing[@]}"; then
  cat >&2 <<EOF
These packages are missing and could not be installed from here: ${missing[*]}
Please run, as root:
    apt-get install ${missing[*]}
(or what your system has in its place). Going on without them: what needs them is left out.
EOF
fi
