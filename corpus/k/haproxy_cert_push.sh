#!/usr/bin/env bash
# Installs a PEM bundle for HAProxy and reloads it; any failure is to be answered by the EXIT trap
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$HERE/rune_bpcs.sh"
rune_init

work=$(mktemp -d)
step=input

finish() {
  local rc=$?
  rm -rf -- "$work"
  if ((rc != 0)); then
    rune_error_kv 100 "Push ended early" "step=$step" "status=$rc"
  fi
}
trap finish EXIT

name=$(rune_param name "")
bundle=$(rune_param bundle "")
[[ $name =~ ^[a-z0-9.-]+$ ]] || rune_error 1 "name must be a host name" '{"field":"name"}'
[[ -f $bundle ]] || rune_error 2 "bundle does not exist" "$(jq -nc --arg b "$bundle" '{bundle: $b}')"

step=inspect
openssl x509 -in "$bundle" -out "$work/leaf.pem" 2>/dev/null
openssl x509 -in "$work/leaf.pem" -noout -checkend 86400 >/dev/null ||
  rune_error 3 "The bundle expires within a day" "$(jq -nc --arg b "$bundle" '{bundle: $b}')"
mapfile -t names < <(openssl x509 -in "$work/leaf.pem" -noout -ext subjectAltName | grep -o 'DNS:[^, ]*' | cut -d: -f2)

step=install
install -m 600 -o root -g haproxy "$bundle" "/etc/haproxy/certs/$name.pem"

step=check
haproxy -c -q -f /etc/haproxy/haproxy.cfg >&2

step=reload
systemctl reload haproxy

rune_ok "Certificate is live" "$(jq -nc --arg n "$name" '{name: $n, names: $ARGS.positional}' --args "${names[@]}")"
