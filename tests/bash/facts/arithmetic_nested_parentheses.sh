# Parentheses and negative numbers.
# outcome: exact
# stdout: "-6 3 1\n"
# status: 0
echo $(((1 + 2) * (3 - 5))) $((- -3)) $((!!7))
