# Numbers in other bases: octal, hexadecimal, and `base#number`.
# outcome: exact
# stdout: "8 31 5 35 8\n"
# status: 0
echo $((010)) $((0x1f)) $((2#101)) $((36#z)) $((10#08))
