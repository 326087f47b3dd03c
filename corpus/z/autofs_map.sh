#!/usr/bin/bash
# put a project directory into the LDAP automount map (auto.project), or take it out
set -euo pipefail
. "$(dirname "$0")/rune_bpcs.sh"
rune_init

BASE=${AUTOFS_BASE:-ou=auto.project,ou=automount,dc=uni,dc=example}
P=$(rune_param project ""); SERVER=$(rune_param server ""); STATE=$(rune_param state present)

valid() { [[ $1 =~ ^[a-z0-9][a-z0-9.-]*$ ]]; }
valid "$P" || rune_error 1 "bad project" "$(jq -nc --arg p "$P" '{project:$p}')"

lookup() {
  ldapsearch -LLL -x -o ldif-wrap=no -b "$BASE" "(automountKey=$P)" automountInformation 2>/dev/null |
    sed -n 's/^automountInformation: //p'
}
HAVE=$(lookup) || rune_error 2 "no LDAP answer" "$(jq -nc --arg b "$BASE" '{base:$b}')"

DONE=none
case $STATE:${HAVE:+yes} in
  present:)
    valid "$SERVER" || rune_error 1 "bad server" "$(jq -nc --arg s "$SERVER" '{server:$s}')"
    ldapadd -Q -Y GSSAPI >&2 <<LDIF || rune_error 3 "entry was not added" "$(jq -nc --arg p "$P" '{project:$p}')"
dn: automountKey=$P,$BASE
objectClass: automount
automountKey: $P
automountInformation: -fstype=nfs4,sec=krb5p $SERVER:/export/project/$P
LDIF
    DONE=added ;;
  absent:yes)
    ldapdelete -Q -Y GSSAPI "automountKey=$P,$BASE" >&2 || rune_error 3 "entry was not removed" "$(jq -nc --arg p "$P" '{project:$p}')"
    DONE=removed ;;
  present:yes|absent:) ;;
  *) rune_error 1 "state is present or absent" "$(jq -nc --arg s "$STATE" '{state:$s}')" ;;
esac

if [[ $DONE != none ]]; then
  # let the clients look again; not all are up at night
  pdsh -g compute -t 5 'systemctl reload autofs' >/dev/null 2>&1 </dev/null || echo "some clients did not reload" >&2
fi
rune_ok_kv "map is as wanted" "project=$P" "was=${HAVE:-nothing}" "change=$DONE"
