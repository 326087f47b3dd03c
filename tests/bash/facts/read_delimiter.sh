# `read -d` reads up to another character.
# outcome: possible
# stdout: "one\n"
# status: 0
read -r -d : x <<<'one:two'
echo "$x"
