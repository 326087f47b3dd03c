printf 'b=2\na=1\n' | sort | cut -d= -f2 | tr '12' 'xy' | head -n 1
