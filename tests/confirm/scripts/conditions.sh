[[ ab =~ ^a(.)$ ]] && echo "${BASH_REMATCH[1]}"; [ 3 -gt 2 -a -n x ] && echo and; [[ a < b && ! -z q ]] && echo ok
