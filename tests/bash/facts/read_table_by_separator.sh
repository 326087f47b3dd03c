# `read` in a loop takes the lines of a here-document apart at IFS: the last name has the rest.
# outcome: exact
# stdout: "a|b=c|\n|x|\np q|r  s|\nd||\nend:|\n"
# status: 0
while IFS='=' read -r k v; do echo "$k|$v|"; done <<'END'
a=b=c
=x
p q=r  s
d
END
echo "end:$k|"
