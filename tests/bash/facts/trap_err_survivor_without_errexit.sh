# An ERR trap that ends a substitution runs only when the command fails: otherwise the script goes on.
# outcome: possible
# stdout: "went on\n"
# status: 0
set -Ee
trap 'exit 3' ERR
x=$(ls -d /)
echo 'went on'
