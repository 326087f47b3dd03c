#!/usr/bin/env bash
# Make a new signing key for backups, export the public half, retire the old one.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init

uid=$(rune_param uid "backup@$(hostname -f 2>/dev/null || echo localhost)")
passphrase=$(rune_param key_password "")
retire=$(rune_param retire "")
[[ -n $passphrase ]] || rune_error 1 "key_password is missing" '{"missing":["key_password"]}'

export GNUPGHOME=/var/lib/backup/gnupg
install -d -m 0700 "$GNUPGHOME" || rune_error 2 "cannot make the key ring" '{}'

gpg_quiet=(gpg --batch --yes --no-tty --pinentry-mode loopback)

if ! "${gpg_quiet[@]}" --passphrase "$passphrase" --quick-generate-key "$uid" ed25519 sign 2y </dev/null >/dev/null 2>&1; then
  rune_error 3 "gpg could not make the key" "$(jq -nc --arg uid "$uid" '{uid: $uid}')"
fi

declare fpr='' state=idle
while IFS=: read -r -a f; do
  case $state:${f[0]:-} in
    idle:pub)  state=pub ;;
    pub:fpr)   fpr=${f[9]:-}; state=idle ;;
  esac
done < <(gpg --batch --with-colons --fingerprint "$uid" 2>/dev/null)
[[ $fpr =~ ^[0-9A-F]{40}$ ]] || rune_error 3 "new key not found in the ring" '{}'

out=/var/lib/backup/public/$fpr.asc
mkdir -p "${out%/*}"
"${gpg_quiet[@]}" --armor --export "$fpr" >"$out" 2>/dev/null || rune_error 3 "export failed" '{}'

if [[ $retire =~ ^[0-9A-F]{40}$ ]]; then
  "${gpg_quiet[@]}" --delete-secret-and-public-key "$retire" </dev/null >/dev/null 2>&1 ||
    echo "old key $retire could not be removed" >&2
fi

rune_ok_kv "backup key rotated" "fingerprint=$fpr" "public_key=$out" "unlock_with=$passphrase"
