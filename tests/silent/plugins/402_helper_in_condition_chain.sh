#!/usr/bin/env bash
# A helper full of commands that may fail is called on the left of a list, which switches errexit off in it.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
rebuild() {
  cd /srv/search
  rm index.old
  mv index index.old
  indexer --quiet --all
  [[ -s index ]]
}
rebuild >&2 </dev/null || rune_error 3 "the index is empty"
! pgrep -x searchd >/dev/null
rune_ok "index rebuilt" '{}'
