#!/bin/bash
set -o errexit -o nounset -o pipefail

here="$(dirname "$(readlink -f "$0")")"
. "$here/rune_bpcs.sh"
rune_init

# Called in a condition, so errexit is off in all of it.
healthy() {
  systemctl is-active --quiet "$1"
  pgrep -x "$1" >/dev/null
}

describe() {
  # The status is that of `local`.
  local state=$(systemctl is-active "$1")
  printf '%s\n' "${state:-unknown}"
}

unit="$(rune_param unit cron)"
if healthy "$unit"; then
  rune_out "healthy=yes"
else
  rune_out "healthy=no"
fi
rune_out "state=$(describe "$unit")"

seen=0
read -r first _ <<<"$unit restarted"
mapfile -t failed < <(systemctl list-units --failed --plain --no-legend)
while IFS= read -r line; do
  seen=$((seen + 1))
  (( seen > 3 )) && printf 'and so on: %s\n' "$line" >&2
done </etc/passwd
((seen++)) || true

rune_out "first=$first"
rune_out "failed=${#failed[@]}"
rune_finish "unit checked"
