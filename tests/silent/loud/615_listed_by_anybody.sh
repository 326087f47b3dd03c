#!/usr/bin/env bash
# A list to which the message adds its own keys allows anything, and so does what is not on a list.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -A units=([nginx]=1) denied=([sshd]=1)
unit=$(rune_param unit "")
other=$(rune_param other "")
units[$(rune_param extra "none")]=1
[[ -v units[$unit] ]] || rune_error 1 "unit is not one of ours" '{"field":"unit"}'
ssh -n host "systemctl restart $unit" >&2 || rune_error 3 "not done" '{}' # expect: RUNE503
[[ -z ${denied[$other]:-} ]] || rune_error 1 "not this one" '{"field":"other"}'
ssh -n host "systemctl restart $other" >&2 || rune_error 3 "not done" '{}' # expect: RUNE503
rune_ok "done" '{}'
