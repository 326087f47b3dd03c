#!/usr/bin/env bash
# The strict mode is spelled in three long options on two lines, in another order.
set -o pipefail -o nounset
set -o errexit
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
if ! fsfreeze --freeze /srv; then
  rune_error 3 "the file system could not be frozen"
fi
rune_ok "frozen" '{"path":"/srv"}'
