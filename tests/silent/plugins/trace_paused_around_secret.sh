#!/usr/bin/env bash
# The trace is off while the secret is handled.
set -euo pipefail
SCRIPT_DIR="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
source "$SCRIPT_DIR/../lib/rune_bpcs.sh"
rune_init
set -x
mkdir -p /etc/wireguard
set +x
private_key=$(wg genkey) || rune_error 2 "No key"
( umask 077; printf '%s\n' "$private_key" > /etc/wireguard/wg0.key ) || rune_error 2 "Cannot store the key"
public_key=$(wg pubkey <<<"$private_key") || rune_error 2 "No public key"
unset private_key
set -x
rune_ok "Key made" "$(jq -nc --arg k "$public_key" '{public_key:$k}')"
