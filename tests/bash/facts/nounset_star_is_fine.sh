# `$*` and `$#` without arguments are fine under `set -u`.
# outcome: exact
# stdout: "[] 0\n"
# status: 0
set -u
echo "[$*] $#"
