printf '%s-%d\n' a 1 b 2; printf -v v '%s' z; echo "$v"
