n=1; while [ $n -le 3 ]; do n=`expr $n + 1`; done; echo $n
expr 7 - 9; expr 7 \* 6; expr -7 / 2; expr -7 % 2; expr \( 1 + 2 \) \* 3
expr 3 \> 2; expr a \< b; expr 10 = 10; expr x != x || echo "status $?"
expr abc : 'a.'; expr abc : 'x' || echo none; expr v1.2 : 'v\([0-9]*\)'; expr abc : '\(x\)' || echo none
expr length abcd; expr substr abcdef 2 3; expr 0 \| 5; expr '' \| 0 || echo zero; expr 3 \& 4
expr 1 - 1 || echo "status $?"
expr a + 1 2>/dev/null || echo "status $?"; expr 1 2 2>/dev/null || echo "status $?"
