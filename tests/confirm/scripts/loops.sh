for ((i = 0; i < 4; i++)); do ((i == 1)) && continue; [ $i = 3 ] && break; echo $i; done; until [ $i = 3 ]; do i=3; done; echo $i
