#!/usr/bin/env bash
# Raise the quota of one mailbox in the userdb.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

user=$(rune_param user "")
gib=$(rune_param gib 5)
[[ $gib =~ ^[0-9]+$ ]] || rune_error 1 "gib must be a number" '{"param":"gib"}'
grep -q "^$user:" /etc/dovecot/users || rune_error 2 "No such mailbox" '{"param":"user"}'
doveadm quota recalc -u "$user" >&2 || rune_error 2 "Recalculation failed" '{}'
rune_ok "Quota raised" "$(jq -nc --arg u "$user" --arg g "$gib" '{user:$u, gib:$g}')"
