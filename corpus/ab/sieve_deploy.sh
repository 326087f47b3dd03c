#!/usr/bin/env bash
# Compile a global sieve script and put it into place.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

readonly SIEVE_DIR=/var/lib/dovecot/sieve
if [[ ! -d $SIEVE_DIR ]]; then
  rune_error 4 "Pigeonhole is not set up" '{"dir":"/var/lib/dovecot/sieve"}'
fi
rune_init

name=$(rune_param name default)
body=$(rune_param script "")
[[ $name =~ ^[a-z0-9_-]+$ ]] || rune_error 1 "Bad name" '{"param":"name"}'
[[ -n $body ]] || rune_error 1 "No script" '{"missing":["script"]}'

tmp=$SIEVE_DIR/.$name.sieve
printf '%s\n' "$body" >"$tmp"
if ! sievec "$tmp" "$SIEVE_DIR/.$name.svbin" 2>&1; then
  rm -f "$tmp"
  rune_error 3 "Script does not compile" "$(jq -nc --arg n "$name" '{name:$n}')"
fi
mv -f "$tmp" "$SIEVE_DIR/$name.sieve" || rune_error 2 "Not installed" '{}'
mv -f "$SIEVE_DIR/.$name.svbin" "$SIEVE_DIR/$name.svbin" || rune_error 2 "Not installed" '{}'
rune_ok "Installed" "$(jq -nc --arg n "$name" '{name:$n}')"
