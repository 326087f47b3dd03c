#!/usr/bin/env bash
# An INI section in brackets and a key line are no JSON array.
set -euo pipefail
source /opt/rune/lib/rune_bpcs.sh
rune_init
share=$(rune_param share "")
[[ $share =~ ^[a-z]+$ ]] || rune_error 1 "Parameter share must be lower case letters"
{ printf '[%s]\n' "$share"; printf 'path = "%s"\n' "/srv/$share"; } >>/etc/samba/shares.conf ||
  rune_error 2 "Share file is not writable"
rune_ok_kv "Share added" "share=$share"
