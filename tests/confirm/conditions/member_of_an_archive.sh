#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

bundle=$(rune_param bundle "")
[[ -s $bundle ]] || rune_error 1 "no bundle" "{}"
meta=$(tar -xzOf "$bundle" package/package.json 2>/dev/null | jq -c '{name, version}') || rune_error 2 "no package" "{}"
if [[ $(jq -r .name <<<"$meta") == web ]]; then
  : here
fi
rune_ok "done"
