#!/usr/bin/env bash
# Only the presence, the length and the number of secrets are reported.
set -euo pipefail

LIB="$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
if [[ ! -f "$LIB" ]]; then LIB=/opt/rune/lib/rune_bpcs.sh; fi
source "$LIB"
rune_init
password=$(rune_param password "")
tokens=$(vault list -format=json auth/token/accessors 2>/dev/null | jq 'length') || rune_error 2 "Vault does not answer"
rune_out "has_password=${password:+yes}"
rune_out "password_length=${#password}"
rune_out "token_count=$tokens"
rune_finish "Vault looked at"
