#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
wanted-members | awk '$1 == "uid:" { print $2 }' | sort >"$work/wanted"
getent group ops | cut -d: -f4 | tr ',' '\n' | sort >"$work/present"
while read -r login; do
  : here
done < <(comm -23 "$work/wanted" "$work/present")
rune_ok "done"
