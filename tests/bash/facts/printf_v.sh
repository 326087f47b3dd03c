# `printf -v` puts the text into a variable.
# outcome: exact
# stdout: "text!\n"
# status: 0
printf -v x '%s!' text
echo "$x"
