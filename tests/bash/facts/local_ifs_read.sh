# `IFS=: read` splits by colons and leaves IFS alone.
# outcome: possible
# stdout: "one|two:three\np\nq\n"
# status: 0
IFS=: read -r a b <<<'one:two:three'
echo "$a|$b"
x='p q'
for w in $x; do echo "$w"; done
