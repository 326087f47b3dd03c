# `getopts` gives `?` for an unknown option.
# outcome: possible
# stdout: "?\n"
# status: 0
set -- -x
getopts a opt 2>/dev/null
echo "$opt"
