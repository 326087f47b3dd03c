# `read -a` fills an array.
# outcome: possible
# stdout: "3 z\n"
# status: 0
read -r -a words <<<'x y z'
echo "${#words[@]} ${words[2]}"
