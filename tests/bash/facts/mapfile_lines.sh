# `mapfile -t` fills an array with lines.
# outcome: possible
# stdout: "2 b c\n"
# status: 0
mapfile -t lines <<<$'a\nb c'
echo "${#lines[@]} ${lines[1]}"
