#!/bin/bash
# netgroup_sync - build the netgroup file out of ldap and push the NIS map
set -u
. "`dirname "$0"`/rune_bpcs.sh"
rune_init

push=`rune_param push yes`
base="ou=netgroup,dc=uni,dc=example"
new=/var/yp/netgroup.new

ldapsearch -x -LLL -b "$base" '(objectClass=nisNetgroup)' cn nisNetgroupTriple 2>/dev/null |
awk '/^cn:/ {n=$2} /^nisNetgroupTriple:/ {m[n]=m[n] " " $2} END {for (i in m) print i m[i]}' |
sort > $new

if [ ! -s $new ]; then
  rune_error 2 "ldap gave us nothing" '{"entries":0}'
fi
if [ -f /etc/netgroup ] && cmp -s $new /etc/netgroup; then
  rm -f $new
  rune_ok "nothing to do" '{"changed":false}'
fi

groups=`wc -l < $new`
mv $new /etc/netgroup || rune_error 2 "cannot replace /etc/netgroup" '{"file":"/etc/netgroup"}'

if [ "$push" = yes ]; then
  cd /var/yp && make netgroup
  if [ $? -ne 0 ]; then
    rune_error 3 "make in /var/yp failed" '{"step":"make"}'
  fi
fi
rune_ok_kv "netgroup file built" "groups=$groups" "pushed=$push"
