# The format of printf is used again for all arguments, however many there are.
# outcome: possible
# stdout: "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 "
# status: 0
printf '%s ' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
