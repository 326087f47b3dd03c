# Without `-r` a backslash is taken away.
# outcome: possible
# stdout: "atb\n"
# status: 0
read x <<<'a\tb'
echo "$x"
