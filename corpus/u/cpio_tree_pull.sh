#!/bin/bash
# copy a tree to another file system with cpio and tell the operators
set -euo pipefail

SCRIPT_DIR=`cd \`dirname $0\` && pwd`
. $SCRIPT_DIR/rune_bpcs.sh
rune_init

SRC=`rune_param source_dir ""`
DST=`rune_param target_dir ""`
WHO=`rune_param notify root`

test -n "$SRC" -a -n "$DST" || rune_error 1 "source_dir and target_dir are required" '{"missing":["source_dir","target_dir"]}'
test -d "$SRC" || rune_error 2 "no such source" "`jq -nc --arg d "$SRC" '{source_dir:$d}'`"
mkdir -p "$DST"

LIST=`mktemp`
ERRS=`mktemp`
trap "rm -f $LIST $ERRS" 0

(cd "$SRC" && find . -xdev -depth -print0) >$LIST || rune_error 2 "find failed" '{"step":"find"}'
FILES=`tr -cd '\000' <$LIST | wc -c | tr -d ' '`

if (cd "$SRC" && cpio -0 -pdmu --quiet "$DST") <$LIST 2>$ERRS; then
	RES=copied
else
	RES=incomplete
fi

BAD=`grep -c 'cannot\|denied' $ERRS || true`

# a line to the operators
mailx -s "cpio of $SRC: $RES" "$WHO" || echo "no mail sent" >&2

if [ $RES = incomplete ]; then
	rune_error 0 "copy is incomplete" "`jq -nc --arg n "$FILES" --arg b "$BAD" '{files:$n,errors:$b}'`"
fi
rune_ok_kv "tree copied" "files=$FILES" "errors=$BAD" "target=$DST"
