# `echo -e` knows escapes, `echo` does not.
# outcome: exact
# disagrees: `echo -e` prints escapes as they are
# stdout: "a\tb\na\\tb\n"
# status: 0
echo -e 'a\tb'
echo 'a\tb'
