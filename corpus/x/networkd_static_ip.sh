#!/usr/bin/env bash
# networkd_static_ip: static address for one interface, rolled back when the gateway stays silent
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

declare -rA TXT=([if]="no such interface" [addr]="address must be a.b.c.d/len" [gw]="gateway must be a.b.c.d"
                 [dns]="dns must be a list of addresses" [apply]="networkd did not take it" [mute]="gateway does not answer, rolled back")
declare -rA CODE=([if]=2 [addr]=1 [gw]=1 [dns]=1 [apply]=3 [mute]=3)
fail() { rune_error "${CODE[$1]}" "${TXT[$1]}" "$(jq -nc --arg w "$1" '{what:$w}')"; }

readonly V4='^([0-9]{1,3}\.){3}[0-9]{1,3}$'
is4()  { [[ $1 =~ $V4 ]]; }
link() { ip -o link show dev "$1" &>/dev/null; }
take() { networkctl reload >&2 && networkctl reconfigure "$ifc" >&2; }
ping1() { ping -n -c 2 -W 2 -I "$ifc" "$gw" &>/dev/null; }

ifc=$(rune_param interface eth0)
addr=$(rune_param address "")
gw=$(rune_param gateway "")
mapfile -t dns < <(rune_param_json dns '[]' | jq -r '.[]?')

link "$ifc" || fail if
is4 "${addr%/*}" && [[ ${addr#*/} =~ ^([0-9]|[12][0-9]|3[0-2])$ ]] || fail addr
is4 "$gw" || fail gw
for d in "${dns[@]}"; do is4 "$d" || fail dns; done

f=/etc/systemd/network/10-rune-$ifc.network
keep=$(mktemp)
trap 'rm -f "$keep"' EXIT
had=false
if [[ -f $f ]]; then cat "$f" >"$keep"; had=true; fi

cat >"$f" <<UNIT || fail apply
[Match]
Name=$ifc

[Network]
Address=$addr
Gateway=$gw
$(for d in "${dns[@]}"; do echo "DNS=$d"; done)
UNIT

take || fail apply
for try in 1 2 3 4 5; do
  if ping1; then
    rune_ok "address set" "$(jq -nc --arg i "$ifc" --arg a "$addr" --argjson t "$try" '{interface:$i, address:$a, tries:$t}')"
  fi
  sleep 2
done
if [[ $had == true ]]; then cat "$keep" >"$f"; else rm -f "$f"; fi
take || true
fail mute
