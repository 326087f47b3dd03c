# A quoted tilde is literal.
# outcome: exact
# stdout: "~ ~/x\n"
# status: 0
echo "~" '~/x'
