# Numbers in several bases.
# outcome: exact
# disagrees: `printf` prints the operand as it is for every conversion
# stdout: "255 ff 10 FF\n"
# status: 0
printf '%d %x %o %X\n' 255 255 8 255
