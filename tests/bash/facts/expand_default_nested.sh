# A default can be an expansion.
# outcome: exact
# stdout: "why sub\n"
# status: 0
x= y=why
echo "${x:-${y:-z}}" "${x:-$(echo sub)}"
