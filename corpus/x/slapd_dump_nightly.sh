#!/bin/bash
# slapd_dump_nightly - slapcat to a dated file, keep a fortnight
set -e
set -u
set -o pipefail
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

DIR=`rune_param dir /var/backups/ldap`
KEEP=`rune_param keep 14`
case "$KEEP" in
  ''|*[!0-9]*) rune_error 1 "keep must be a number" '{"field":"keep"}' ;;
esac
[ -d "$DIR" ] || rune_error 4 "the backup directory is missing" '{"field":"dir"}'

done_flag=no
finish () {
  rm -f "$DIR"/.slapcat.$$
  if [ $done_flag = no ]; then
    done_flag=yes
    rune_error 100 "slapd_dump_nightly stopped half way" '{"cleaned":true}'
  fi
}
say () { echo "$@" 1>&2; }
quit () { done_flag=yes; rune_error "$@"; }
trap finish 0

umask 077
out=$DIR/slapd-`date +%Y%m%d`.ldif.gz
slapcat 2>/dev/null > "$DIR"/.slapcat.$$ || quit 2 "slapcat failed" '{"tool":"slapcat"}'
n=`grep -c '^dn:' "$DIR"/.slapcat.$$ || true`
if [ "$n" -lt 10 ]; then
  quit 3 "only a handful of entries, not kept" "`jq -nc --argjson n "$n" '{entries:$n}'`"
fi
gzip -c "$DIR"/.slapcat.$$ > "$out" || quit 2 "gzip failed" '{"tool":"gzip"}'

old=0
ls -1t "$DIR"/slapd-*.ldif.gz | tail -n +`expr $KEEP + 1` > "$DIR"/.old.$$ || true
while read f
do
  rm -f "$f"
  say "removed $f"
  old=`expr $old + 1`
done < "$DIR"/.old.$$
rm -f "$DIR"/.old.$$

done_flag=yes
rune_ok "dumped" "`jq -nc --arg f "$out" --argjson n "$n" --argjson o "$old" '{file:$f, entries:$n, removed:$o}'`"
