echo 'k: v w' | sed 's/k: //' ; echo 'k v w' | awk '{print $2}'; printf 'a 1\nb 2\n' | awk '$1 == "b" {print $2}'
