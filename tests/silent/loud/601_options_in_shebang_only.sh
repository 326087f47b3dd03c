#!/bin/bash -euo pipefail
# The strict options stand in the first line, where RUNE never looks.
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

vlan=$(rune_param vlan "")
[[ $vlan =~ ^[0-9]{1,4}$ ]] || rune_error 1 "Parameter vlan must be a number"
ip link add link eth0 name "eth0.$vlan" type vlan id "$vlan" || rune_error 2 "Interface was not made"
rune_ok_kv "Interface made" "vlan=$vlan"
# expect-at: 1 RUNE601
