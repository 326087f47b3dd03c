# `>>/dev/null` and `&>>/dev/null` append.
# outcome: exact
# stdout: "shown\n"
# status: 0
echo hidden >>/dev/null
echo hidden &>>/dev/null
echo shown
