#!/usr/bin/env bash
# What openssl is told to put into a file is not on stdout, whichever subcommand it is and whatever stands before `-out`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

set -- -gencrl -config /etc/pki/ca.cnf
list=$(mktemp)
trap 'rm -f "$list" "$list.der" "$list.txt"' EXIT
openssl ca "$@" -out "$list" </dev/null || rune_error 3 "no list"
openssl crl -in "$list" -outform DER -out "$list.der" || rune_error 3 "not a list"
openssl x509 -in /etc/pki/ca.crt -noout -subject -enddate -out "$list.txt" || rune_error 3 "not a certificate"
openssl ocsp -issuer /etc/pki/ca.crt -cert /etc/pki/a.crt -reqout "$list.der" -out "$list.txt" || rune_error 3 "no request"
uniq -c "$list.txt" "$list.counts" || rune_error 3 "not counted"
rune_ok "list is made"
