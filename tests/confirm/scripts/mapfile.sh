mapfile -t l < <(printf '1\n2\n'); echo "${#l[@]} ${l[1]}"
