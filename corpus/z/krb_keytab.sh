#!/bin/bash
# krb_keytab.sh - new keys for a service principal, keytab put in place
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"

REALM=$(rune_ctx realm UNI.EXAMPLE)
KADMIN=(kadmin -r "$REALM" -k -t /etc/rune/rune.keytab -p rune/admin)

rune_init

SVC=$(rune_param service nfs)
FQDN=$(rune_param host "$(hostname -f)")
KEYTAB=$(rune_param keytab /etc/krb5.keytab)

case $SVC in
  nfs|host|HTTP|ldap|postgres) ;;
  *) rune_error 1 "service is not on the list" "$(jq -nc --arg s "$SVC" '{service:$s}')" ;;
esac
[[ $FQDN =~ ^[a-z0-9-]+(\.[a-z0-9-]+)+$ ]] || rune_error 1 "host is no FQDN" "$(jq -nc --arg h "$FQDN" '{host:$h}')"

PRINC=$SVC/$FQDN@$REALM
NEW=$(mktemp -u /etc/.krb5.XXXXXX)
trap 'rm -f "$NEW"' EXIT

if ! "${KADMIN[@]}" -q "getprinc $PRINC" 2>/dev/null | grep -q '^Principal:'; then
  "${KADMIN[@]}" -q "addprinc -randkey $PRINC" >&2 || rune_error 2 "kadmin failed" "$(jq -nc --arg p "$PRINC" '{principal:$p}')"
fi

if ! "${KADMIN[@]}" -q "ktadd -k $NEW $PRINC" >&2 || [[ ! -s $NEW ]]; then
  echo "ERROR: no keytab was written for $PRINC"
  exit 3
fi

[[ ! -f $KEYTAB ]] || cp -p "$KEYTAB" "$KEYTAB.old" || rune_error 2 "old keytab could not be saved" "$(jq -nc --arg k "$KEYTAB" '{keytab:$k}')"
printf 'rkt %s\nwkt %s\nq\n' "$NEW" "$KEYTAB" | ktutil >/dev/null || rune_error 3 "ktutil failed" "$(jq -nc --arg k "$KEYTAB" '{keytab:$k}')"

KVNO=$(klist -k "$KEYTAB" | awk -v p="$PRINC" '$2 == p { if ($1 > m) m = $1 } END { print m + 0 }') || KVNO=0
rune_ok "keytab renewed" "$(jq -nc --arg p "$PRINC" --argjson k "$KVNO" '{principal:$p, kvno:$k}')"
