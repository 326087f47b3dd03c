#!/usr/bin/env bash
# fstrim_all: trim mounted file systems that support it
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
RUNE_LIB="${SCRIPT_DIR}/rune_bpcs.sh"
[[ -r $RUNE_LIB ]] || { echo "fstrim_all: $RUNE_LIB is missing" >&2; }

rune_init

minimum=$(rune_param minimum 1M)
[[ $minimum =~ ^[0-9]+[KMG]?$ ]] || rune_error 1 "minimum is malformed" '{"parameter":"minimum"}'

trimmed=()
while read -r mp; do
  if fstrim --quiet-unsupported --minimum "$minimum" "$mp" >/dev/null 2>&1; then
    trimmed+=("$mp")
  fi
done < <(findmnt --noheadings --list --output TARGET --types ext4,xfs,btrfs)

rune_ok "Trimmed ${#trimmed[@]} file systems" "$(jq -nc '{trimmed:$ARGS.positional}' --args -- "${trimmed[@]}")"
