# `echo -e` knows escapes, `echo` does not.
# outcome: exact
# disagrees: TODO
# stdout: "a\tb\na\\tb\n"
# status: 0
echo -e 'a\tb'
echo 'a\tb'
