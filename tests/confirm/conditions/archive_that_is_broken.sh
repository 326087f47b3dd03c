#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

names=$(tar -tzf /srv/backup/latest.tgz | wc -l) || {
  : here
  rune_error 2 "the archive is broken" "{}"
}
rune_ok "$names"
