#!/bin/bash
# Adds a share to smb.conf, like "net share NAME=PATH".
set -euo pipefail
SCRIPTDIR="$(dirname "$0")"
source "$SCRIPTDIR/rune_bpcs.sh"
rune_init

SHARENAME="$(rune_param share "")"
SHAREPATH="$(rune_param path "")"
USERLIST="$(rune_param users "")"
SMBCONF="/etc/samba/smb.conf"

if [ "$SHARENAME" = "" ]; then
  rune_error 1 "Share name is missing" '{"missing":["share"]}'
fi
if [ ! -d "$SHAREPATH" ]; then
  rune_error 2 "Directory does not exist" "$(jq -nc --arg p "$SHAREPATH" '{path:$p}')"
fi
if [ ! -f "$SMBCONF" ]; then
  rune_error 4 "Samba is not installed" '{}'
fi
if grep -q -i -F "[$SHARENAME]" "$SMBCONF"; then
  rune_error 3 "Share exists already" "$(jq -nc --arg s "$SHARENAME" '{share:$s}')"
fi

TEMPFILE="$(mktemp)"
trap 'rm -f "$TEMPFILE"' EXIT
cp "$SMBCONF" "$TEMPFILE" || rune_error 2 "Copy failed" '{}'
cat >> "$TEMPFILE" <<ENDOFSHARE

[$SHARENAME]
   path = $SHAREPATH
   valid users = $(echo "$USERLIST" | tr ',' ' ')
   read only = no
ENDOFSHARE

testparm -s "$TEMPFILE" || rune_error 3 "New smb.conf is not valid" '{}'
cp "$TEMPFILE" "$SMBCONF" || rune_error 2 "smb.conf cannot be written" '{}'
smbcontrol all reload-config >&2 || rune_error 2 "Samba does not reload" '{}'
rune_ok_kv "Share added" "share=$SHARENAME" "users=$(echo "$USERLIST" | jq -Rc 'split(",")')"
