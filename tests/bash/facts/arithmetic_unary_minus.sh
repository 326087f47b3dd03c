# Unary minus binds before `**`.
# outcome: exact
# stdout: "4\n"
# status: 0
echo $((-2 ** 2))
