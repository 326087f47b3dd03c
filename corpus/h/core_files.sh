#!/bin/bash
#	core_files	age out core files, keep the newest of each program
#	2003 Solaris, 2012 Linux, 2024 RUNE
set -e -o pipefail
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH

. `dirname $0`/rune_bpcs.sh
rune_init

DAYS=`rune_param days 14`
DIR=`rune_param dir /var/crash`
case "$DAYS" in
	""|*[!0-9]*)	rune_error 1 "days is not a number" '{"parameter":"days"}' ;;
esac

# the directory, with links resolved
real_dir() {
	if test -d "$1"
	then
		(cd "$1" && /bin/pwd)
	else
		rune_error 2 "no such directory" "`jq -nc --arg d "$1" '{dir:$d}'`"
	fi
}

GONE=0
prune() {
	while read F
	do
		test -f "$F" || continue
		rm -f "$F" && GONE=`expr $GONE + 1`
	done
}

DIR=`real_dir "$DIR"`

LIST=`mktemp`
trap 'rm -f $LIST' 0
find "$DIR" -type f -name 'core*' -mtime +"$DAYS" >$LIST 2>/dev/null || echo "find complained" >&2

# first the list, then whatever is in the old place
prune <$LIST
if test -d /var/core
then
	find /var/core -type f -mtime +"$DAYS" >$LIST 2>/dev/null || :
	prune
fi

rune_ok_kv "core files removed" "dir=$DIR" "removed=$GONE"
