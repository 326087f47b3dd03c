# `${x:o:l}` is a part of the text.
# outcome: possible
# stdout: "cdef bcd ef abcde\n"
# status: 0
x=abcdef
echo "${x:2} ${x:1:3} ${x: -2} ${x:0:-1}"
