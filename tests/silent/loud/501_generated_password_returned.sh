#!/usr/bin/env bash
# A password that the plugin made is sent back in the clear.
set -euo pipefail
LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
user=$(rune_param user "")
[[ $user =~ ^[a-z]+$ ]] || rune_error 1 "Bad user name"
password=$(openssl rand -base64 18) || rune_error 2 "No random data"
printf '%s:%s\n' "$user" "$password" | chpasswd || rune_error 3 "Password was not set"
rune_ok_kv "Password set" "user=$user" "initial=$password" # expect: RUNE501
