# Nothing is expanded in single quotes.
# outcome: exact
# stdout: "$x $(echo) `echo`\n"
# status: 0
x=1
echo '$x $(echo) `echo`'
