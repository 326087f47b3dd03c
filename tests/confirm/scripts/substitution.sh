x=$(echo a; echo b); echo "$x"; echo "$(dirname /a/b) $(basename /a/b.c .c)"
