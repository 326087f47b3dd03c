#!/usr/bin/env bash
# A coprocess prints into its own pipe and the answer is read back by descriptor.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
coproc ASK { read -r q; printf 'answer to %s\n' "$q"; }
IN=${ASK[1]} OUT=${ASK[0]}
printf 'capacity\n' >&"$IN"
ANSWER=""
read -r ANSWER <&"$OUT" || rune_error 100 "the coprocess gave no answer"
rune_ok "asked" "$(jq -nc --arg a "$ANSWER" '{answer: $a}')"
