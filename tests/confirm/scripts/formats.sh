printf '%05d|%-4s|%4s|%x|%.2s\n' 42 ab cd 255 abcdef
printf '%d %3d%%\n' 7 50
printf 'q\nr s\n' | xargs -I{} echo "<{}>"
printf 'a b\n' | xargs -n 1 echo
seq 3 | tac
