#!/usr/bin/env bash
# New key pair for a WireGuard interface; the far side gets the public key from the answer.
set -euo pipefail
umask 077
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/rune_bpcs.sh"
rune_init

conf_of() { printf '/etc/wireguard/%s.conf\n' "$1"; }
backup()  { cp -p -- "$1" "$1.$(date +%s)"; }

swap_key() {
  local conf=$1 key=$2 tmp
  tmp=$(mktemp "$conf.XXXXXX") || return 1
  while IFS= read -r line; do
    [[ $line == PrivateKey* ]] && line="PrivateKey = $key"
    printf '%s\n' "$line"
  done <"$conf" >"$tmp"
  mv -f -- "$tmp" "$conf"
}

iface=$(rune_param interface '')
[[ $iface =~ ^wg[a-z0-9-]{1,12}$ ]] || rune_error 1 'interface must be a wg name' '{"parameter":"interface"}'
conf=$(conf_of "$iface")
[[ -w $conf ]] || rune_error_kv 2 'no such configuration' "file=$conf"

old_private_key=$(sed -n 's/^PrivateKey *= *//p' "$conf")
new_private_key=$(wg genkey) || rune_error 2 'wg genkey failed'
public=$(wg pubkey <<<"$new_private_key") || rune_error 2

backup "$conf" || rune_error_kv 2 'backup failed' "file=$conf"
swap_key "$conf" "$new_private_key" || rune_error_kv 2 'cannot rewrite the configuration' "file=$conf"

if ! wg syncconf "$iface" <(wg-quick strip "$iface") >&2; then
  rune_error_kv 3 'syncconf failed, the old file is beside the new one' "interface=$iface"
fi
rune_ok 'key rotated' "$(jq -nc --arg public "$public" --arg previous "$old_private_key" '$ARGS.named')"
