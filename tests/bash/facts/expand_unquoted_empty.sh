# An unquoted empty expansion gives no word.
# outcome: exact
# stdout: "1\n"
# status: 0
count() { echo "$#"; }
x=
count $x "$x" $x
