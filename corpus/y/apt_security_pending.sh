#!/bin/bash
# what apt would upgrade, and how much of it is security
set -eu -o pipefail
BASE=`dirname "$0"`
. "$BASE/rune_bpcs.sh"
rune_init

MAXAGE=`rune_param max_list_age_hours 24`
INSTALL=`rune_param install no`
expr "$MAXAGE" : '[1-9][0-9]*$' >/dev/null || rune_error 1 "max_list_age_hours must be a number" '{"parameter":"max_list_age_hours"}'
[ -x /usr/bin/apt-get ] || rune_error 4 "this is no Debian" '{"command":"apt-get"}'

export LC_ALL=C DEBIAN_FRONTEND=noninteractive
STAMP=/var/lib/apt/periodic/update-success-stamp
[ -e "$STAMP" ] || STAMP=/var/cache/apt/pkgcache.bin

age=unknown
if [ -e "$STAMP" ]; then
    written=`stat -c %Y "$STAMP" 2>/dev/null || echo 0`
    now=`date +%s`
    age=$(( (now - written) / 3600 ))
fi

refreshed=false
if [ "$age" = unknown ] || [ "$age" -gt "$MAXAGE" ]; then
    n=0
    while :; do
        rc=0
        LOG=`apt-get -q update 2>&1 </dev/null` || rc=$?
        [ $rc -eq 0 ] && { refreshed=true; break; }
        case "$LOG" in
            *"Could not get lock"*|*"Unable to lock"*)
                n=`expr $n + 1`
                [ $n -lt 6 ] || rune_error 2 "another apt keeps the lock" '{"tries":6}'
                sleep 10
                ;;
            *NO_PUBKEY*|*EXPKEYSIG*)
                ids=`echo "$LOG" | sed -n 's/.*\(NO_PUBKEY\|EXPKEYSIG\) \([0-9A-F]*\).*/\2/p' | sort -u`
                rune_error 4 "a repository is signed by an unknown signer" "`jq -nc --arg i "$ids" '{signers:($i | split("\n"))}'`"
                ;;
            *"Temporary failure resolving"*|*"Could not connect"*)
                rune_error 2 "the mirrors cannot be reached" "`jq -nc --argjson s $rc '{status:$s}'`"
                ;;
            *)
                rune_error 2 "apt-get update failed" "`jq -nc --argjson s $rc '{status:$s}'`"
                ;;
        esac
    done
fi

PLAN=`mktemp`
trap 'rm -f $PLAN' 0
apt-get -s -o Debug::NoLocking=true dist-upgrade >$PLAN 2>/dev/null </dev/null || rune_error 3 "apt finds no way to upgrade" '{"hint":"apt-get -f install"}'

# Inst libssl3 [3.0.11-1] (3.0.13-1 Debian-Security:12/stable-security [amd64])
all=0 sec=0 kernel=no names=""
while read -r verb name rest; do
    case "$verb" in Inst) ;; *) continue ;; esac
    all=`expr $all + 1`
    case "$rest" in
        *-[Ss]ecurity*)
            sec=`expr $sec + 1`
            names="$names $name"
            ;;
    esac
    case "$name" in linux-image-*) kernel=yes ;; esac
done <$PLAN
removals=`awk '$1 == "Remv" { n++ } END { print n + 0 }' $PLAN`

data=`jq -nc --argjson a $all --argjson s $sec --argjson r $removals --arg k $kernel --arg n "$names" --arg age "$age" --argjson f $refreshed \
    '{pending:$a, security:$s, removals:$r, kernel:$k, packages:($n | split(" ") | map(select(. != ""))), list_age_hours:$age, refreshed:$f}'`

if [ $sec -eq 0 ]; then
    rune_ok "no security upgrade is pending" "$data"
fi
if [ "$INSTALL" != yes ]; then
    rune_error 3 "$sec security upgrades are pending" "$data"
fi
if [ $removals -gt 0 ]; then
    rune_error 3 "the upgrade would remove packages" "$data"
fi
rc=0
timeout 1800 apt-get -y -q -o Dpkg::Options::=--force-confold --only-upgrade install $names >&2 </dev/null || rc=$?
case $rc in
    0) rune_ok "security upgrades are in" "$data" ;;
    100) rune_error 3 "apt-get gave up" "$data" ;;
    124) rune_error 100 "apt-get was stopped, dpkg may be half done" "$data" ;;
    *) rune_error 100 "apt-get died" "$data" ;;
esac
