#!/usr/bin/env bash
# A file for the output that is stdout itself is none, and some of what openssl says never goes there.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib/rune_bpcs.sh"
rune_init

openssl x509 -in /etc/pki/ca.crt -out /dev/stdout || rune_error 3 "not a certificate" # expect: RUNE102
openssl crl -in /etc/pki/ca.crl -noout -nextupdate || rune_error 3 "not a list" # expect: RUNE102
openssl pkey -in /etc/pki/ca.key -noout -text_pub || rune_error 3 "not a key" # expect: RUNE102
sort -o /dev/stdout /etc/hosts || rune_error 3 "not sorted" # expect: RUNE102
find /etc/pki | cpio -o || rune_error 3 "not packed" # expect: RUNE102
rune_ok "looked at"
