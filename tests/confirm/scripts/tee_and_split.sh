d=$(mktemp -d); cd "$d"
seq 3 | tee a b >/dev/null; echo 4 | tee -a a | sed 's/^/> /'; cat a b
seq 5 | split -l 2 - part.; ls part.aa part.ac >/dev/null && cat part.ac
seq 3 | split -l 1 -d -a 3 --additional-suffix=.txt - "$d/n"; cat "$d"/n*.txt; [ -e n003.txt ] || echo none
echo lost | tee /dev/null >/dev/null; echo e | tee /dev/stderr
