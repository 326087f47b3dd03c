#!/usr/bin/env bash
# A bare exit after the successful last step has the status zero and no message went out.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
pkg=$(rune_param package "")
[[ $pkg =~ ^[a-z0-9.+-]+$ ]] || rune_error 1 "Bad package name"
apt-mark hold "$pkg" >/dev/null || rune_error 2 "Package was not held"
exit # expect: RUNE403
