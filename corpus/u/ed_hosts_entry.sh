#!/bin/bash
# put one line into /etc/hosts with ed, the way we always did
set -euo pipefail
. `dirname $0`/rune_bpcs.sh
rune_init

ip=`rune_param ip ""`
name=`rune_param name ""`
file=/etc/hosts

case $ip in
*[!0-9a-fA-F.:]* | '') rune_error 1 "bad address" '{"field":"ip"}' ;;
esac
case $name in
*[!a-z0-9.-]* | '') rune_error 1 "bad name" '{"field":"name"}' ;;
esac

if [ ! -w $file ]; then
	echo "ERROR: $file is not writable"
	exit 4
fi

cp -p $file $file.rune || rune_error 2 "no backup possible" '{"step":"backup"}'

if grep -qw -- "$name" $file; then
	act=replaced
	ed -s $file <<-EOF >/dev/null 2>&1 || true
	g/[ 	]$name\$/d
	w
	q
	EOF
else
	act=added
fi

ed -s $file <<-EOF >/dev/null 2>&1 || rune_error 3 "ed failed" '{"step":"append"}'
	\$a
	$ip	$name
	.
	w
	q
EOF

type getent && getent hosts "$name" >&2 || true
diff $file.rune $file >&2
rune_ok_kv "hosts entry $act" "ip=$ip" "name=$name"
