# `${x@Q}` quotes the value.
# outcome: possible
# stdout: "'it'\\''s'\n"
# status: 0
x="it's"
echo "${x@Q}"
