# `( … )` in a pipeline or in the background is one process, and not two; in a substitution it is two.
# outcome: possible
# stdout: "1\n1\n2\n"
# status: 0
( echo "$BASH_SUBSHELL" ) | { read -r level; echo "$level"; }
( echo "$BASH_SUBSHELL" ) & wait
echo "$( ( echo "$BASH_SUBSHELL" ) )"
