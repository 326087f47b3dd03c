# `getopts` gives options and their arguments.
# outcome: possible
# stdout: "a \nb value\nrest\n"
# status: 0
set -- -a -b value rest
while getopts ab: opt; do echo "$opt ${OPTARG-}"; done
shift $((OPTIND - 1))
echo "$1"
