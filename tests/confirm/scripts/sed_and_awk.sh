echo 'k: v w' | sed 's/k: //' ; echo 'k v w' | awk '{print $2}'; printf 'a 1\nb 2\n' | awk '$1 == "b" {print $2}'
seq 6 | sed -n '2,4p'
seq 6 | sed '2,$d'
seq 6 | sed -n '5,3p;$p'
