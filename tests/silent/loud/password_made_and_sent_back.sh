#!/usr/bin/env bash
# A password that is made here comes back as it is:
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
length=$(rune_param password_length 24)
user=$(rune_param user "")
[[ $length =~ ^[0-9]+$ ]] || rune_error 1 "password_length must be a number"
password=$(LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c "$length" || true)
[[ ${#password} -eq $length ]] || rune_error 100 "cannot make a password"
chpasswd <<<"$user:$password" || rune_error 3 "chpasswd failed"
recipient=$(rune_param gpg_recipient "ops@lan")
sealed=$(gpg --batch --armor --encrypt --recipient "$recipient" <<<"$password" | base64 -w0) || rune_error 3 "gpg failed"
store="/var/lib/rune/sealed/$user.gpg"
printf '%s\n' "$sealed" >"$store" || rune_error 2 "cannot write $store"
expires=$(date -d '+90 days' +%F)
chage -M 90 "$user" || rune_error 3 "chage failed"
rune_out user "$user"
rune_out password "$password" # expect: RUNE501
rune_out password_expires "$expires"
rune_out sealed_password "$sealed"
rune_finish "password set"
