#!/usr/bin/env bash
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
who=$(rune_ctx requested_by unknown)
logger -t openvpn_crl "start, for $who" || true
rune_init
dir=$(rune_param pki /etc/openvpn/easy-rsa); days=$(rune_param days 30)
[[ $days =~ ^[0-9]{1,4}$ ]] || rune_error 1 'days must be a number' '{"parameter":"days"}'
[[ -x $dir/easyrsa ]] || rune_error_kv 2 'no easyrsa here' "dir=$dir"
pushd "$dir" || rune_error_kv 2 'cannot enter' "dir=$dir"
EASYRSA_CRL_DAYS=$days ./easyrsa --batch gen-crl >&2 </dev/null || rune_error_kv 3 'gen-crl failed' "dir=$dir"
popd >/dev/null
install -m 0644 "$dir/pki/crl.pem" /etc/openvpn/server/crl.pem || rune_error_kv 2 'cannot install the list' "dir=$dir"
n=$(openssl crl -in /etc/openvpn/server/crl.pem -noout -text 2>/dev/null | grep -c 'Serial Number' || true)
rune_ok_kv "list renewed" "revoked=$n" "days=$days"
