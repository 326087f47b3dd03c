# `getopts` fails when there is no option left.
# outcome: possible
# stdout: "none\n"
# status: 0
set -- word
getopts a opt || echo none
