# `echo -e` knows escapes, `echo` does not.
# outcome: exact
# stdout: "a\tb\na\\tb\n"
# status: 0
echo -e 'a\tb'
echo 'a\tb'
