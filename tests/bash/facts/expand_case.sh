# `^` and `,` change the case.
# outcome: possible
# stdout: "Hello HELLO wORLD world\n"
# status: 0
x=hello y=WORLD
echo "${x^} ${x^^} ${y,} ${y,,}"
