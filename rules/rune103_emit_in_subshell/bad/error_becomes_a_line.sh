#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

failed_units() {
  if ! systemctl list-units --failed --plain --no-legend; then
    rune_error 2 "systemd does not answer" '{}' # expect: RUNE103
  fi
}

count=0
while IFS= read -r line; do
  printf 'failed: %s\n' "$line" >&2
  count=$((count + 1))
done < <(failed_units)

rune_out "failed=$count"
rune_finish "units counted"
