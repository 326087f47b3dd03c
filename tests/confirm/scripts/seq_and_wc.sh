seq 3 | wc -l | tr -d ' '; echo 'a b' | wc -w | tr -d ' '
