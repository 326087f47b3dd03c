# `${x:-d}` and `${x-d}` give the default for an unset variable.
# outcome: possible
# stdout: "one two\n"
# status: 0
unset x
echo "${x:-one}" "${x-two}"
