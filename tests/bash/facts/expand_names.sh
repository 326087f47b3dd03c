# `${!prefix@}` gives the names of variables.
# outcome: possible
# stdout: "zz_one zz_two\n"
# status: 0
zz_one=1
zz_two=2
echo "${!zz_@}"
