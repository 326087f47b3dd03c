i=3
expr $i + 4
expr 100 \* $i / 7 % 5
expr $i - 3 || echo "status $?"
expr \( 2 + 3 \) \* 4
n=$(expr $i \> 2)
echo "$n"
let "left = i - 5" "i += 2" && echo "$left $i"
[[ "used 85% of it" =~ ([0-9]+)% ]] && echo $((10#${BASH_REMATCH[1]} + 1))
