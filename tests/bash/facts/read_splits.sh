# `read` splits a line and leaves the rest to the last name.
# outcome: possible
# stdout: "one|two three\n"
# status: 0
read -r a b <<<'one two three'
echo "$a|$b"
