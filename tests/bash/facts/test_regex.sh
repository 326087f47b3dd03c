# `=~` matches a regular expression and fills BASH_REMATCH.
# outcome: possible
# stdout: "ab 12\n"
# status: 0
[[ ab12 =~ ^([a-z]+)([0-9]+)$ ]] && echo "${BASH_REMATCH[1]} ${BASH_REMATCH[2]}"
