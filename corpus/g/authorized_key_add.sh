#!/usr/bin/env bash
set -euo pipefail
DIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$DIR/rune_bpcs.sh"

INPUT="$(cat)"
jq -e . <<<"$INPUT" >/dev/null 2>&1 || echo "input is no JSON" >&2

rune_init

LOGIN="$(rune_param login "")"
LINE="$(rune_param public_line "")"
OTP_SECRET="$(rune_param otp_secret "")"

[[ -n "$LOGIN" && -n "$LINE" ]] || rune_error 1 "login and public_line are required" '{"required":["login","public_line"]}'

HOME_DIR="$(getent passwd "$LOGIN" | cut -d: -f6)" || rune_error 2 "no such login" "$(jq -nc --arg l "$LOGIN" '{login:$l}')"
AUTH_FILE="$HOME_DIR/.ssh/authorized_keys"

if ! oathtool --totp -b "$OTP_SECRET" >/dev/null 2>&1; then
  rune_error 1 "otp_secret is not usable" '{"invalid":["otp_secret"]}'
fi

install -d -m 0700 -o "$LOGIN" "${AUTH_FILE%/*}" || rune_error 2 "cannot make .ssh" '{"stage":"mkdir"}'
if ! grep -qxF "$LINE" "$AUTH_FILE" 2>/dev/null; then
  printf '%s\n' "$LINE" >>"$AUTH_FILE" || rune_error 2 "cannot append" "$(jq -nc --arg f "$AUTH_FILE" '{file:$f}')"
fi

ssh -n audit@bastion.example.net logger -t keys "key added for $LOGIN" >/dev/null 2>&1 || true
FP="$(ssh-keygen -lf "$AUTH_FILE" 2>/dev/null | tail -n 1 | cut -d' ' -f2)" || FP=""
rune_ok "line is there" "$(rune_all_params | jq -c --arg f "$FP" '. + {fingerprint:$f}')"
