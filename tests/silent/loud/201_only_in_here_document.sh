#!/usr/bin/env bash
# The call of rune_init stands only in a here-document that is written to a file.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
NAME="$(rune_param name "new-plugin")"
TARGET="$(mktemp)"
cat >"$TARGET" <<'TEMPLATE'
#!/usr/bin/env bash
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
TEMPLATE
rune_ok "Template written" "$(jq -nc --arg n "$NAME" --arg t "$TARGET" '{name:$n, file:$t}')"
# expect-at: 1 RUNE201
