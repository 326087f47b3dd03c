#!/usr/bin/env bash
# A diff as a plain statement ends the plugin when the files differ.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
golden=/srv/golden/sshd_config
[[ -r $golden && -r /etc/ssh/sshd_config ]] || rune_error 2 "Nothing to compare"
diff -u "$golden" /etc/ssh/sshd_config > /run/sshd.diff # expect: RUNE402
rune_ok "Compared" '{"diff":"/run/sshd.diff"}'
