#!/usr/bin/env bash
# A printing helper is only ever called in a process substitution and in a pipe to a logger.
set -euo pipefail
HERE="$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
source "$HERE/lib/rune_bpcs.sh"
rune_init
candidates() {
  local f
  for f in /var/crash/*.dump; do
    [[ -e "$f" ]] || continue
    echo "$f"
  done
}
mapfile -t dumps < <(candidates)
candidates | logger -t crashscan || true
rune_ok "scanned" "$(jq -nc '{dumps: $ARGS.positional}' --args "${dumps[@]}")"
