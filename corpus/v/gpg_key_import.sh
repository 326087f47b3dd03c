#!/usr/bin/env bash
# Imports a public release key and sets its owner trust.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"

log_file=/var/tmp/rune/gpg_import.log
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT

keyring() { gpg --batch --no-tty --homedir "$home" "$@"; }
fingerprint() { keyring --show-keys --with-colons "$1" 2>/dev/null | awk -F: '$1 == "fpr" {print $10; exit}'; }

import_key() {
  {
    date -Is
    keyring --import "$1" || rune_error 3 "import failed" '{"step":"import"}'
  } >>"$log_file" 2>&1
}

main() {
  local fpr want
  home=$(rune_param gnupg_home /etc/rune/gnupg)
  want=$(rune_param fingerprint "")
  rune_param armored_key "" >"$work/key.asc"
  [[ -s $work/key.asc ]] || rune_error 1 "armored_key is missing" '{"missing":["armored_key"]}'
  mkdir -p "${log_file%/*}" || rune_error 2 "no log folder" '{}'
  fpr=$(fingerprint "$work/key.asc") || rune_error 1 "not a key" '{}'
  [[ -z $want || $fpr == "${want// /}" ]] || rune_error 3 "fingerprint differs" "$(jq -nc --arg f "$fpr" '{got:$f}')"
  import_key "$work/key.asc"
  printf '%s:5:\n' "$fpr" >"$work/trust"
  gpg --batch --no-tty --homedir "$home" --import-ownertrust >>"$log_file" 2>&1 || rune_error 3 "ownertrust failed" '{}'
  rune_ok "key imported" "$(jq -nc --arg f "$fpr" '{fingerprint:$f}')"
}

rune_init
main "$@"
