#!/bin/bash
# ftp_account - make or change a proftpd account in the hosting database
set -euo pipefail
. /opt/rune/lib/rune_bpcs.sh
rune_init

LOGIN=`rune_param login ""`
PASSWORD=`rune_param password ""`
HOMEDIR=`rune_param homedir ""`
DB_PASSWORD=`awk -F= '$1=="dbpass" {print $2}' /etc/hostco/ftp.conf 2>/dev/null` || rune_error 4 "no ftp.conf" '{}'

expr "$LOGIN" : '[a-z][a-z0-9_]*$' > /dev/null || rune_error 1 "bad login" '{"param":"login"}'
[ -n "$PASSWORD" ] || rune_error 1 "no password" '{"missing":["password"]}'
[ -d "$HOMEDIR" ] || rune_error 2 "no such homedir" '{"param":"homedir"}'

sql() {
    # reads SQL from stdin
    mysql -h db.hostco.example -u ftpadm -p"$DB_PASSWORD" -N -B hosting
}

HASH=`printf '%s' "$PASSWORD" | openssl passwd -6 -stdin` || rune_error 3 "hashing failed" '{}'
FOUND=`echo "SELECT COUNT(*) FROM ftpuser WHERE login='$LOGIN';" | sql` || rune_error 2 "database does not answer" '{}'
if [ "$FOUND" -gt 0 ]; then
    echo "UPDATE ftpuser SET passwd='$HASH' WHERE login='$LOGIN';" | sql > /dev/null || rune_error 3 "update failed" '{}'
    rune_ok_kv "password changed" "login=$LOGIN"
fi
UIDN=`stat -c %u "$HOMEDIR"` || UIDN=65534
echo "INSERT INTO ftpuser (login,passwd,uid,homedir) VALUES ('$LOGIN','$HASH',$UIDN,'$HOMEDIR');" | sql > /dev/null || rune_error 3 "insert failed" '{}'
rune_ok "account made" "`rune_all_params | jq -c --argjson u $UIDN '. + {uid: $u}'`"
