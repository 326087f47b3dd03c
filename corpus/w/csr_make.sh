#!/usr/bin/env bash
# Make a key and a signing request; all the chatter of openssl goes to stderr, the answer out on 3.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
source "$here/rune_bpcs.sh"
rune_init
exec 3>&1 1>&2

cn=$(rune_param common_name "")
names_json=$(rune_param_json alt_names '[]')
bits=$(rune_param bits 3072)
key_password=$(rune_param key_password "")

[[ $cn =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "common_name is required" '{"missing":["common_name"]}' >&3
case $bits in
  2048|3072|4096) ;;
  *) rune_error 1 "bits must be 2048, 3072 or 4096" '{"allowed":[2048,3072,4096]}' >&3 ;;
esac

dir=/etc/ssl/requests
mkdir -p "$dir"
umask 077
key=$dir/$cn.key csr=$dir/$cn.csr conf=$(mktemp)
trap 'rm -f -- "$conf"' EXIT

mapfile -t names < <(jq -r '.[] | tostring' <<<"$names_json")
printf -v san 'DNS:%s,' "$cn" "${names[@]}"
cat <<EOF >"$conf"
[req]
prompt = no
distinguished_name = dn
req_extensions = ext
[dn]
CN = $cn
[ext]
subjectAltName = ${san%,}
EOF
echo "request for $cn with ${#names[@]} more names"

protect=()
if [[ -n $key_password ]]; then
  export CSR_PASS=$key_password
  protect=(-aes256 -pass env:CSR_PASS)
fi
if ! openssl genpkey -algorithm RSA -pkeyopt "rsa_keygen_bits:$bits" "${protect[@]}" -out "$key"; then
  rune_error 3 "key could not be made" "$(jq -nc --arg k "$key" '{key_file: $k}')" >&3
fi
openssl req -new -key "$key" ${key_password:+-passin env:CSR_PASS} -config "$conf" -out "$csr" ||
  rune_error 3 "request could not be made" "$(jq -nc --arg c "$cn" '{common_name: $c}')" >&3
unset CSR_PASS

digest=$(openssl req -in "$csr" -outform DER | sha256sum | cut -d' ' -f1) || digest=unknown
rune_ok "request is ready" "$(jq -nc --rawfile pem "$csr" --arg k "$key" --arg d "$digest" --argjson n "$names_json" \
  '{csr: $pem, key_file: $k, sha256: $d, alt_names: $n, has_password: false}')" >&3
