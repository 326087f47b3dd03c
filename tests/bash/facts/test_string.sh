# `[[ ]]` compares strings.
# outcome: possible
# stdout: "1\n2\n3\n4\n5\n"
# status: 0
[[ a == a ]] && echo 1
[[ a != b ]] && echo 2
[[ a < b ]] && echo 3
[[ -n a && -z '' ]] && echo 4
[[ a ]] && echo 5
