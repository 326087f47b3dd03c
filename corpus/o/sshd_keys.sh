#!/bin/bash
# sshd_keys - find authorized_keys that are too open, and weak keys
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

MINBITS=`rune_param min_rsa_bits 2048`
FIX=`rune_param fix false`
case "$MINBITS" in *[!0-9]*|'') rune_error 1 "min_rsa_bits is no number" '{}' ;; esac

OPEN=0
WEAK=0
TAB=`mktemp`
getent passwd | awk -F: '$3 >= 1000 && $6 != "/" { print $1 ":" $6 }' > $TAB
while IFS=: read LOGIN HOMEDIR; do
    AK=$HOMEDIR/.ssh/authorized_keys
    [ -f "$AK" ] || continue
    if [ -n "`find "$AK" -perm /022`" ]; then
        OPEN=`expr $OPEN + 1`
        if [ "$FIX" = true ]; then chmod go-w "$AK" || :; fi
    fi
    # ssh-keygen: 2048 SHA256:... comment (RSA)
    N=`ssh-keygen -lf "$AK" 2>/dev/null | awk -v m=$MINBITS '/\(RSA\)/ && $1 < m { n++ } END { print n+0 }'` || N=0
    WEAK=`expr $WEAK + $N || :`
done < $TAB
rm -f $TAB

# keys that were taken back: one fingerprint in each line
REVOKED=`awk 'NF { n++ } END { print n+0 }'`
rune_ok_kv "keys checked" "open=$OPEN" "weak=$WEAK" "revoked=$REVOKED"
