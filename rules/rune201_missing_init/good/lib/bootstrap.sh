# What every plugin of this module needs: the library, and the message read. Sourced, never run.

source "$(dirname "${BASH_SOURCE[0]}")/../rune_bpcs.sh"

rune_init
