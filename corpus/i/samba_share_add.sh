#!/usr/bin/env bash
# Adds a share for a department (smb.conf.d) and reloads samba.
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init

share=$(rune_param share "")
dept=$(rune_param department "")
confdir=/etc/samba/conf.d

[[ $share =~ ^[a-z][a-z0-9_]{1,14}$ ]] || rune_error 1 "bad share name" '{"field":"share"}'
case "$dept" in
  physics|maths|library|registry) ;;
  *) rune_error 1 "unknown department" '{"field":"department"}' ;;
esac

target="/srv/share/$dept/$share"
conf="$confdir/$share.conf"
if [[ -e $conf ]]; then
  rune_ok_kv "Share is there already" "share=$share" "changed=false"
fi

mkdir -p "$target" "$confdir"
chgrp "staff-$dept" "$target" 2>/dev/null || rune_error 2 "no such group" "$(jq -nc --arg g "staff-$dept" '{group:$g}')"

cat >"$conf" <<CONF
[$share]
   path = $target
   valid users = @staff-$dept
   read only = no
   vfs objects = recycle
   recycle:repository = .recycle/%U
CONF

if ! testparm -s "$conf" >/dev/null 2>&1; then
  rm -f "$conf"
  rune_error 3 "testparm refuses the file" "$(jq -nc --arg f "$conf" '{file:$f}')"
fi
systemctl reload smbd
rune_ok_kv "Share added" "share=$share" "path=$target" "module=recycle" "changed=true"
