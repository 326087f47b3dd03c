# A failure in the body of `until` is fatal.
# outcome: exact
# disagrees: TODO
# stdout: "in\n"
# status: 1
set -e
until [[ ${done-} == yes ]]; do echo in; false; done
echo never
