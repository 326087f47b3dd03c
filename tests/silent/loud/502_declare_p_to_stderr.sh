#!/usr/bin/env bash
# A debugging line shows a variable with its value on stderr.
set -euo pipefail

here="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source=/dev/null
. "$here/lib/rune_bpcs.sh"

rune_init
SMTP_PASSWORD=$(rune_param smtp_password "")
declare -p SMTP_PASSWORD >&2 # expect: RUNE502
printf 'password %s\n' "$SMTP_PASSWORD" >/etc/msmtp/auth || rune_error 2 "Mail login is not writable"
rune_ok "Mail login written" '{"file":"auth"}'
