# Reports how full the disks are.
# expect-at: 1 RUNE602
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

df --output=target,pcent >/tmp/df.txt 2>/dev/null || rune_error 2 "df failed"
rune_ok "Measured" "$(jq -Rnc '{lines: [inputs]}' </tmp/df.txt)"
