#!/bin/bash
# rman: delete obsolete, then tell how much came free in the FRA
set -e
set -u
set -o pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

ORACLE_SID=`rune_param sid ""`
WINDOW=`rune_param window_days 14`
export ORACLE_SID
case "$ORACLE_SID" in ''|*[!A-Z0-9]*) rune_error 1 "bad sid" '{"parameter":"sid"}' ;; esac
case "$WINDOW" in 7|14|28|35) ;; *) rune_error 1 "window_days: 7, 14, 28, 35" '{"parameter":"window_days"}' ;; esac

FRA=/u01/fra/$ORACLE_SID
[ -d $FRA ] || rune_error 4 "no FRA" "`jq -nc --arg d $FRA '{dir:$d}'`"
LOG=/var/log/rman/obsolete_$ORACLE_SID.log
mkdir -p /var/log/rman 2>&1 || rune_error 2 "no log directory" '{"dir":"/var/log/rman"}'

BEFORE=`du -sk $FRA 2>/dev/null | awk '{ print $1 }' || :`
echo "before: ${BEFORE}k" >&2

{
    date
    rman target / <<-EOF || rune_error 3 "rman failed" '{"step":"delete obsolete"}'
	configure retention policy to recovery window of $WINDOW days;
	delete noprompt obsolete;
	exit
	EOF
    date
} >>$LOG

AFTER=`du -sk $FRA 2>/dev/null | awk '{ print $1 }' || :`
GAIN=`expr $BEFORE - $AFTER`
rune_ok "obsolete backups deleted" "`jq -nc --argjson g "$GAIN" '{freed_kb:$g}'`"
