#!/usr/bin/env bash
# The command line names the file of a password and a command that prints it.
set -euo pipefail
readonly BASE="${BASH_SOURCE[0]%/*}"
source "${BASE}/rune_bpcs.sh"

rune_init

PASSWORD_FILE=/etc/rune/borg.pass
[[ -r $PASSWORD_FILE ]] || rune_error 4 "Password file is missing"
BORG_PASSCOMMAND="cat $PASSWORD_FILE" borg check /srv/borg >&2 || rune_error 3 "Repository is damaged"
ansible-vault view --vault-password-file "$PASSWORD_FILE" /etc/rune/vars.yml >/dev/null || rune_error 2 "Variables stay locked"
rune_ok_kv "Repository is fine" "password_file=$PASSWORD_FILE"
