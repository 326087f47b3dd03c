#!/usr/bin/env bash
# The fingerprint and the public half of a key pair may be shown.
set -euo pipefail

readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

keyfile=$(mktemp -u /run/rune-key.XXXXXX)
ssh-keygen -q -t ed25519 -N '' -f "$keyfile" </dev/null >/dev/null || rune_error 2 "Key pair was not made"
public_key=$(<"$keyfile.pub") || rune_error 3 "Public half is missing"
fingerprint=$(ssh-keygen -lf "$keyfile.pub") || rune_error 3 "Key pair is broken"
rune_ok_kv "Key pair made" "public_key=$public_key" "fingerprint=$fingerprint"
