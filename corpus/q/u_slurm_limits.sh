#!/bin/bash
# list the GrpTRES limits of one account, per user
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

ACCT=`rune_param account ""`
CLUSTER=`rune_param cluster hpc`
MAXCPU=`rune_param max_cpu ""`

echo "$ACCT" | grep -q '^[a-z][a-z0-9]*$' || rune_error 1 "account name?" '{"field":"account"}'
echo "$CLUSTER" | grep -q '^[a-z0-9]*$' || rune_error 1 "cluster name?" '{"field":"cluster"}'

OUT=`mktemp`
trap 'rm -f "$OUT"' EXIT

if [ -n "$MAXCPU" ]; then
  case "$MAXCPU" in *[!0-9]*) rune_error 1 ;; esac
  sacctmgr -i modify account name="$ACCT" cluster="$CLUSTER" set GrpTRES=cpu="$MAXCPU" >&2 || rune_error_kv 3 "limit not changed" "account=$ACCT"
fi

# anna|cpu=256,gres/gpu=4|normal
sacctmgr -n -P show assoc where account="$ACCT" cluster="$CLUSTER" format=User,GrpTRES,QOS >"$OUT" || rune_error_kv 2 "slurmdbd does not answer" "cluster=$CLUSTER"
[ -s "$OUT" ] || rune_error_kv 2 "account is unknown" "account=$ACCT"

OIFS=$IFS
while IFS='|' read -r USR TRES QOS; do
  [ -n "$USR" ] || continue
  rune_out "$USR" "${TRES:-none}/$QOS"
done <"$OUT"
IFS=$OIFS

rune_out "account" "$ACCT"
rune_finish "limits of the account"
