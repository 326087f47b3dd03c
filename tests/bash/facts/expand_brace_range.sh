# Ranges in braces, with a step and with zeros in front.
# outcome: exact
# stdout: "1 3 5 a b c 3 2 1 01 02 03\n"
# status: 0
echo {1..5..2} {a..c} {3..1} {01..03}
