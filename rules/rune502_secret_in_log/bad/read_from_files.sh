#!/usr/bin/env bash
# Takes the passphrase out of the file that it is meant to stay in, and hands it over as an argument.
set -euo pipefail
LIB_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"
source "$LIB_DIR/rune_bpcs.sh"
rune_init

passphrase_file=$(rune_param passphrase_file "/run/secrets/archive")
archive=$(rune_param archive "/srv/archive.tar.gpg")
if [[ ! -r $passphrase_file ]]; then
  rune_error 4 "cannot read $passphrase_file" "$(jq -nc --arg f "$passphrase_file" '{passphrase_file: $f}')"
fi
passphrase=$(<"$passphrase_file")
gpg --batch --quiet --passphrase "$passphrase" --output /srv/archive.tar --decrypt "$archive" || # expect: RUNE502
  rune_error 3 "gpg cannot open $archive" "$(jq -nc --arg a "$archive" '{archive: $a}')"
rune_ok_kv "opened" archive="$archive"
