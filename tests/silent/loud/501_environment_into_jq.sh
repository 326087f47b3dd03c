#!/usr/bin/env bash
# The signing key takes the way through the environment of jq into the data.
set -euo pipefail

source /opt/rune/lib/rune_bpcs.sh
rune_init
signing_secret=$(rune_param signing_secret "")
[[ -n $signing_secret ]] || rune_error 1 "Missing required parameter: signing_secret"
printf '%s' "$signing_secret" >/etc/app/signing || rune_error 2 "File is not writable"
rune_ok "Signing set up" "$(S="$signing_secret" jq -nc '{file: "signing", value: env.S}')" # expect: RUNE501
