#!/usr/bin/env bash
# New key for a service principal, keytab swapped with care.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

if ! ready=$(rune_init 2>&1); then
  echo "krb_keytab_rotate: $ready" >&2
fi

princ=$(rune_param principal "imap/$(hostname -f)")
keytab=$(rune_param keytab /etc/dovecot/krb5.keytab)
[[ $princ =~ ^[a-z]+/[A-Za-z0-9.-]+$ ]] || rune_error 1 "Bad principal" '{"param":"principal"}'

new=$keytab.new
rm -f "$new"
kadmin.local -q "ktadd -k $new $princ" >&2 </dev/null || rune_error 2 "ktadd failed" '{}'
[[ -s $new ]] || rune_error 3 "Keytab is empty" "$(jq -nc --arg p "$princ" '{principal:$p}')"
kvno=$(klist -k "$new" 2>/dev/null | awk '$1 ~ /^[0-9]+$/ { print $1; exit }') || kvno=""
chown dovecot: "$new" || rune_error 2 "chown failed" '{}'
mv -f "$new" "$keytab" || rune_error 2 "Keytab was not replaced" '{}'
rune_ok "Keytab rotated" "$(jq -nc --arg p "$princ" --arg k "$kvno" '{principal:$p, kvno:$k}')"
