#!/bin/bash
# bring a mailman list in line with an LDAP group
set -eu
set -o pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LIST=`rune_param list ""`
GROUP=`rune_param group ""`
DRY=`rune_param dry_run no`
echo "$LIST" | grep -Eqx '[a-z][a-z0-9-]*' || rune_error 1 "list name?" '{"field":"list"}'
echo "$GROUP" | grep -Eqx '[a-z][a-z0-9]*' || rune_error 1 "group name?" '{"field":"group"}'

D=`mktemp -d /tmp/mmsync.XXXXXX`
trap 'rm -rf "$D"' 0
trap 'rune_error 100 "stopped by a signal" "{}"' 1 2 15

ldapsearch -x -LLL -o ldif-wrap=no -b "ou=people,dc=uni,dc=example" "(memberOf=cn=$GROUP,ou=groups,dc=uni,dc=example)" mail >"$D/ldif" 2>"$D/err" || {
  cat "$D/err" >&2
  rune_error 2 "directory does not answer" '{"stage":"ldapsearch"}'
}
awk 'tolower($1) == "mail:" { print tolower($2) }' "$D/ldif" | sort -u >"$D/want"
if [ ! -s "$D/want" ]; then
  rune_error_kv 3 "group has no mail addresses, list untouched" "group=$GROUP"
fi

/usr/lib/mailman/bin/list_members "$LIST" 2>/dev/null | tr 'A-Z' 'a-z' | sort -u >"$D/have" || rune_error_kv 2 "no such list" "list=$LIST"

comm -23 "$D/want" "$D/have" >"$D/add"
comm -13 "$D/want" "$D/have" >"$D/del"
NADD=`wc -l <"$D/add"`
NDEL=`wc -l <"$D/del"`

if [ "$NDEL" -gt 50 ]; then
  rune_error_kv 3 "too many removals, look at the group first" "list=$LIST" "removals=$NDEL"
fi

# both tools talk a lot
if [ "$DRY" = no ]; then
  {
    echo "--- `date` $LIST"
    test ! -s "$D/add" || /usr/lib/mailman/bin/add_members -w n -a n -r "$D/add" "$LIST" || touch "$D/failed"
    test ! -s "$D/del" || /usr/lib/mailman/bin/remove_members -n -N -f "$D/del" "$LIST" || touch "$D/failed"
  } 2>&1 | logger -t mailman_sync || true
fi
if [ -f "$D/failed" ]; then
  rune_error_kv 3 "mailman refused a change" "list=$LIST"
fi
rune_out list "$LIST"
rune_out added "$NADD"
rune_out removed "$NDEL"
rune_finish "list is in line"
