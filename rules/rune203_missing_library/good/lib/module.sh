# The first thing that each plugin of this module sources. Never run.

source "$(dirname "${BASH_SOURCE[0]}")/../rune_bpcs.sh"

upper() { printf '%s\n' "${1^^}"; }
