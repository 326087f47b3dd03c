# Where a number of a range begins with 0 all are equally wide, with the sign; the step goes to the last one.
# outcome: exact
# stdout: "08 09 10 -01 000 001 5 3 1 1 2 3 1 2 3\n"
# status: 0
echo {08..10} {-01..1} {5..1..2} {1..3..-1} {+1..3}
