#!/usr/bin/env bash
# Commands that fail in ordinary life need handling.
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
apt-get install -y jq >&2 # expect: RUNE402
mv /srv/a /srv/b # expect: RUNE402
COUNT="$(pgrep -c sshd)" # expect: RUNE402
diff /etc/hosts /etc/hosts.old >&2 # expect: RUNE402
rune_ok "Done" "$(jq -nc --arg count "${COUNT}" '{count:$count}')"
