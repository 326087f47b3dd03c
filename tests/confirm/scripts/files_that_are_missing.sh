echo "<$(</nowhere/x)>" 2>/dev/null
x=$(</nowhere/x) || echo "status $?"
while read -r line; do echo "$line"; done </nowhere/x || echo "loop $?"
for each in a b; do echo "$each"; done </nowhere/x
echo "for $?"
if { echo in; } </nowhere/x; then echo yes; else echo no; fi
( set -e; while :; do break; done </nowhere/x; echo not reached ) || echo "ended $?"
( set -e; if true; then echo in; fi </nowhere/x; echo not reached ); echo "ended $?"
( set -e; x=$(</nowhere/x); echo not reached ); echo "ended $?"
[[ -b /dev/null || -S /dev/null || -p /dev/null || -f /dev/null ]] || [[ -c /dev/null && -e /dev/zero && -w /dev/null ]] && echo device
[[ -s /dev/null || -c /dev || -b /etc/passwd || -c /etc/passwd ]] || echo others
