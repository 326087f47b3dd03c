# BASH_SUBSHELL counts the subshells.
# outcome: possible
# stdout: "0\n1\n"
# status: 0
echo "$BASH_SUBSHELL"
(echo "$BASH_SUBSHELL")
