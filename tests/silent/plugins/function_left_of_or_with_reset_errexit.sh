#!/usr/bin/env bash
# Even an explicit set -e does nothing in a function that is called in a condition.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
scrub() {
  set -e
  btrfs scrub start -Bq /srv
  btrfs filesystem sync /srv
}
scrub >&2 || rune_error 3 "Scrub failed" '{"path":"/srv"}'
rune_ok "Scrubbed" '{"path":"/srv"}'
