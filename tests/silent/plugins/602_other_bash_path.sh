#! /usr/local/bin/bash
# A Bash in another place and a space after the exclamation mark still start Bash.
set -euo pipefail
. "$(dirname -- "$0")/rune_bpcs.sh"
rune_init
sync -f /srv || rune_error 2 "the file system could not be flushed"
rune_ok "flushed" '{}'
