#!/bin/bash
# samba_user_enable - create or enable the samba account of a unix user
set -euo pipefail
here=`cd \`dirname "$0"\` && pwd`
for f in "$here/rune_bpcs.sh" "$here/lib/rune_bpcs.sh" /opt/rune/lib/rune_bpcs.sh
do
  if [ -f "$f" ]; then . "$f"; break; fi
done
rune_init

user=`rune_param user ""`
SMBPASS=`rune_param smb_password ""`
case "$user" in
  [a-z]*) ;;
  *) rune_error 1 "user is missing or odd" '{"field":"user"}' ;;
esac
case "$user" in
  *[!a-z0-9._-]*) rune_error 1 "user has odd characters" '{"field":"user"}' ;;
esac

id "$user" >/dev/null 2>&1 || rune_error 2 "no such unix user" "`jq -nc --arg u "$user" '{user:$u}'`"

if pdbedit -L -u "$user" >/dev/null 2>&1; then
  smbpasswd -e "$user" >/dev/null 2>&1 || rune_error 3 "could not enable the account" '{"step":"enable"}'
  what=enabled
else
  [ -n "$SMBPASS" ] || rune_error 1 "a new account wants smb_password" '{"field":"smb_password"}'
  ( echo "$SMBPASS"; echo "$SMBPASS" ) | smbpasswd -s -a "$user" >/dev/null 2>&1 ||
    rune_error 3 "smbpasswd could not add the account" '{"step":"add"}'
  what=created
fi

flags=`pdbedit -L -v -u "$user" 2>/dev/null | awk -F: '/^Account Flags/ {gsub(/[^A-Z]/, "", $2); print $2}' || echo "?"`
cat >/var/log/samba/last_enable <<EOF || true
last user $user, flags [$flags]
EOF
rune_ok "samba account ready" "`jq -nc --arg u "$user" --arg w "$what" --arg f "$flags" '{user:$u, action:$w, flags:$f}'`"
