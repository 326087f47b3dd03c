printf 'a b\nc d e\n' | while read -r x y; do echo "$y/$x"; done
