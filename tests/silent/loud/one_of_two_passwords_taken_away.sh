#!/usr/bin/env bash
# Taking one secret out of all parameters leaves the other one in.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init
fail() { rune_error "$1" "$2" "$(rune_all_params | jq -c 'del(.old_password)')"; } # expect: RUNE501
device=$(rune_param device "")
old_password=$(rune_param old_password "")
new_password=$(rune_param new_password "")
[[ -n $old_password && -n $new_password ]] || rune_error 1 "two passwords are needed"
cryptsetup luksChangeKey --batch-mode --key-file <(printf '%s' "$old_password") "$device" \
  <(printf '%s' "$new_password") </dev/null >&2 || fail 3 "the password was not changed"
rune_ok "changed"
