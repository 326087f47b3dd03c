# A failure in the body of `until` is fatal.
# outcome: possible
# stdout: "in\n"
# status: 1
set -e
until [[ ${done-} == yes ]]; do echo in; false; done
echo never
