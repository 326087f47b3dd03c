printf 'one\ntwo\nthree\n' | grep -c t; echo x | grep -q y || echo none; echo a1 | grep -oE '[0-9]'
