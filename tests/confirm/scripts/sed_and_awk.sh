echo 'k: v w' | sed 's/k: //' ; echo 'k v w' | awk '{print $2}'; printf 'a 1\nb 2\n' | awk '$1 == "b" {print $2}'
seq 6 | sed -n '2,4p'
seq 6 | sed '2,$d'
seq 6 | sed -n '5,3p;$p'
echo 'port=@P@ host=@H@' | sed -e 's/@P@/80/' -e 's|@H@|h1|g'
printf 'a=1\nb=2\n' | sed -n -e 's/^a=//p' -ne 's/^b=/b is /p'
f=$(mktemp); printf 'one\ntwo\n' >"$f"; sed -i 's/two/2/' "$f"; sed -i -e '/one/d' -e 's/2/3/' -- "$f"; cat "$f"
printf 'a = 1\nb: 2\n' | awk -F' *(=|:) *' '{print $1 "-" $2}'
