# A failure in a branch of `case` is fatal.
# outcome: exact
# stdout: ""
# status: 1
set -e
case a in a) false; echo never ;; esac
echo never
