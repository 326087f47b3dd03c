# With a value the default is not used.
# outcome: exact
# stdout: "v v\n"
# status: 0
x=v
echo "${x:-one}" "${x-two}"
