#!/usr/bin/env bash
# Without a file gpg reads the trust from stdin, where nothing is left.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
gpg --batch --import /etc/rune/release.asc >&2 2>&1 || rune_error 3 "no key"
gpg --batch --import-ownertrust >&2 2>&1 || rune_error 3 "no trust" # expect: RUNE204
rune_ok "trusted"
