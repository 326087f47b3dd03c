# Numbers in several bases.
# outcome: possible
# stdout: "255 ff 10 FF\n"
# status: 0
printf '%d %x %o %X\n' 255 255 8 255
