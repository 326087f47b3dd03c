#!/usr/bin/env bash
# Puts a renewed certificate from the host into a TLS secret and checks what the cluster has.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
source "$HERE/lib/kube.sh"
rune_init

ns=$(rune_param namespace default)
secret_name=$(rune_param secret_name "")
live=$(rune_param live_dir "")

[[ -n $secret_name && -n $live ]] ||
  rune_error 1 "secret_name and live_dir are required" '{"missing":["secret_name","live_dir"]}'
[[ $live == /etc/letsencrypt/live/* && -d $live ]] ||
  rune_error 1 "live_dir must be a letsencrypt directory" "$(jq -nc --arg d "$live" '{live_dir: $d}')"

pub_of() { openssl x509 -in "$1" -noout -pubkey 2>/dev/null | sha256sum; }
pub_of_key() { openssl pkey -in "$1" -pubout 2>/dev/null | sha256sum; }

(
  cd "$live" || rune_error 2 "live_dir cannot be entered"
  [[ -r fullchain.pem && -r privkey.pem ]] || rune_error 2 "Certificate or key is missing" '{"files":["fullchain.pem","privkey.pem"]}'
  [[ $(pub_of fullchain.pem) == "$(pub_of_key privkey.pem)" ]] || rune_error 3 "Key and certificate do not belong together"
)

fingerprint() { openssl x509 -noout -fingerprint -sha256 2>/dev/null | cut -d= -f2; }
in_cluster() { k -n "$ns" get secret "$secret_name" -o json | jq -r '.data["tls.crt"]' | base64 -d | fingerprint; }

want=$(fingerprint <"$live/fullchain.pem") || rune_error 2 "fullchain.pem is no certificate" '{}'
have=$(in_cluster 2>/dev/null) || have=""

if [[ $want == "$have" ]]; then
  rune_ok_kv "Secret is current" "namespace=$ns" "secret_name=$secret_name" "fingerprint=$want"
fi

k -n "$ns" create secret tls "$secret_name" --cert="$live/fullchain.pem" --key="$live/privkey.pem" \
  --dry-run=client -o yaml |
  k apply -f - >&2 ||
  rune_error 3 "kubectl apply failed" "$(jq -nc --arg n "$ns" --arg s "$secret_name" '{namespace: $n, secret_name: $s}')"

have=$(in_cluster) || have=""
[[ $want == "$have" ]] || rune_error 3 "The cluster has another certificate" "$(jq -nc --arg w "$want" --arg h "$have" '{want: $w, have: $h}')"
rune_ok_kv "Secret replaced" "namespace=$ns" "secret_name=$secret_name" "fingerprint=$want"
