#!/usr/bin/env bash
# Descriptors of every kind, as a plugin moves them about.
note() { printf 'note %s\n' "$1"; }
log=$(mktemp)
exec 3>&1 4>&2
note one >&2
note two >"$log" 2>&1
note three >/dev/null
{
  note four
  exec 5>&1
  echo five >&5
} >&4
x=$(note six; echo seven >&2)
y=`note eight`
note nine | cat >&2
note ten 2>/dev/null |& cat >&2
cat <<<"$x$(cat </dev/null)" >&2
cat >&2 <<END
$y $(note eleven)
END
while read -r line; do
  echo "$line" >&2
done < <(note twelve)
echo thirteen > >(cat >&2)
wait
exec 1>&2
note fourteen
( note fifteen >&3 ) 3>/dev/null
note sixteen >&- 2>/dev/null
mapfile -t lines <"$log"
echo "${#lines[@]}"
coproc CAT { cat; }
echo seventeen >&"${CAT[1]}"
read -r line <&"${CAT[0]}"
echo "$line"
