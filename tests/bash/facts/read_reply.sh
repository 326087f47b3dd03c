# `read` without a name fills REPLY.
# outcome: possible
# stdout: "[  text  ]\n"
# status: 0
read -r <<<'  text  '
echo "[$REPLY]"
