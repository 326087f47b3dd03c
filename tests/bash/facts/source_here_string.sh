# `source /dev/stdin` runs text from a here-string in the same shell.
# outcome: possible
# stdout: "in\n1\n"
# status: 0
source /dev/stdin <<<'x=1; echo in'
echo "$x"
