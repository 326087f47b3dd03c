# Assignment operators.
# outcome: exact
# stdout: "15\n12\n24\n4\n1\n"
# status: 0
n=10
((n += 5)); echo $n
((n -= 3)); echo $n
((n *= 2)); echo $n
((n /= 5)); echo $n
((n %= 3)); echo $n
