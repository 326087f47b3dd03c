#!/usr/bin/env bash
# Revoke a client certificate (optional) and publish a fresh CRL.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/rune_bpcs.sh"
rune_init

client=$(rune_param revoke_client "")
pki=$(rune_param pki_dir /etc/openvpn/pki)
easyrsa=/usr/share/easy-rsa/easyrsa
pass_file=/etc/openvpn/ca.pass
crl_target=/etc/openvpn/server/crl.pem

[[ -z $client || $client =~ ^[A-Za-z0-9][A-Za-z0-9_.-]*$ ]] || rune_error 1 "revoke_client is malformed"
[[ -x $easyrsa ]] || rune_error 4 "easy-rsa is not installed"
[[ -d $pki ]] || rune_error 2 "PKI directory not found" "$(jq -nc --arg p "$pki" '{pki_dir:$p}')"
[[ -r $pass_file ]] || rune_error 4 "CA passphrase file is not readable"

{
  exec 9>"/run/lock/openvpn-pki.lock"
} 2>/dev/null || rune_error 100 "lock file cannot be opened"
if ! flock -w 60 9; then
  rune_error 3 "PKI is locked by another run"
fi

run_easyrsa() {
  EASYRSA_BATCH=1 EASYRSA_PKI=$pki EASYRSA_PASSIN=file:$pass_file "$easyrsa" "$@" </dev/null >&2
}

if [[ -n $client ]]; then
  cert=$pki/issued/$client.crt
  if [[ ! -f $cert ]]; then
    rune_error 2 "no certificate for this client" "$(jq -nc --arg c "$client" '{client:$c}')"
  fi
  run_easyrsa revoke "$client" || rune_error 3 "revocation failed" "$(jq -nc --arg c "$client" '{client:$c}')"
fi

run_easyrsa gen-crl || rune_error 3 "CRL could not be generated"

if ! next=$(openssl crl -in "$pki/crl.pem" -noout -nextupdate 2>/dev/null); then
  rune_error 3 "generated CRL is not readable"
fi
next=${next#nextUpdate=}
count=$(openssl crl -in "$pki/crl.pem" -noout -text 2>/dev/null | grep -c 'Serial Number:') || count=0

install -m 0644 -o root -g root -- "$pki/crl.pem" "$crl_target.new" || rune_error 2 "CRL could not be copied"
mv -f -- "$crl_target.new" "$crl_target" || rune_error 2 "CRL could not be put in place"

kicked=false
if [[ -n $client && -S /run/openvpn/server.sock ]]; then
  if reply=$(printf 'kill %s\nquit\n' "$client" | timeout 5 nc -U /run/openvpn/server.sock 2>/dev/null) &&
     [[ $reply == *SUCCESS* ]]; then
    kicked=true
  fi
fi

rune_ok "CRL published" "$(jq -nc --arg c "$client" --arg n "$next" --arg k "$count" --argjson kick "$kicked" \
  '{revoked_client:(if $c == "" then null else $c end), next_update:$n, revoked_total:($k|tonumber), session_killed:$kick}')"
