# `set --` sets the positional parameters.
# outcome: exact
# stdout: "2 y z\n0\n"
# status: 0
set -- x 'y z'
echo "$# $2"
set --
echo "$#"
