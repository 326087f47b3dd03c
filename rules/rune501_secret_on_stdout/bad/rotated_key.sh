#!/usr/bin/env bash
# Makes a new key for the backup and tells RUNE which one it is now.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

REPO=$(rune_param repository "/srv/backup")
KEY_FILE=$(rune_param key_file "/etc/backup/key")

NEW_PASSPHRASE=$(openssl rand -base64 32) || rune_error 100 "no random numbers" '{}'
umask 077
printf '%s\n' "$NEW_PASSPHRASE" >"$KEY_FILE.new" || rune_error 2 "cannot write $KEY_FILE.new" '{}'
if ! restic -r "$REPO" --password-file "$KEY_FILE" key passwd --new-password-file "$KEY_FILE.new" >&2; then
  rune_error 3 "restic refused the new key" '{}'
fi
mv -f "$KEY_FILE.new" "$KEY_FILE" || rune_error 2 "cannot replace $KEY_FILE" '{}'

rune_out "repository=$REPO"
rune_out "passphrase=$NEW_PASSPHRASE" # expect: RUNE501
rune_finish "key rotated"
