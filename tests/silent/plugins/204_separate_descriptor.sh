#!/usr/bin/env bash
# The list is read from a descriptor of its own while commands keep the empty stdin.
set -euo pipefail
HERE="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)"
. "$HERE/lib/rune_bpcs.sh"
rune_init
LIST=/etc/rune/switches
[[ -r $LIST ]] || rune_error 4 "No list of switches"
exec 9<"$LIST"
DOWN=()
while IFS= read -r -u 9 switch; do
  ping -c1 -W1 "$switch" >/dev/null 2>&1 || DOWN+=("$switch")
done
exec 9<&-
rune_ok "Switches checked" "$(jq -nc '{down:$ARGS.positional}' --args "${DOWN[@]}")"
