read -r -n 3 start <<<'abcdef'; echo "$start"
read -r -n 9 start <<<'abc'; echo "$start $?"
{ read -r -n 1 a; read -r -n 1 b; read -r c; } <<<'xyz rest'
echo "$a$b|$c"
read -r -N 4 start <<<'a b c'; echo "<$start>"
{ mapfile -t -n 2 first; mapfile -t -n 2 second; mapfile -t third; } <<<$'1\n2\n3\n4\n5'
echo "${first[*]} / ${second[*]} / ${third[*]}"
mapfile -t -s 1 -n 2 some <<<$'1\n2\n3\n4'; echo "${some[*]}"
mapfile -t -O 2 later <<<$'x\ny'; echo "${!later[*]} ${later[*]}"
rows=(a b c); mapfile -t -O 1 rows <<<$'X'; echo "${rows[*]}"
while mapfile -t -n 2 two && (( ${#two[@]} )); do echo "pair ${two[*]}"; done <<<$'1\n2\n3'
