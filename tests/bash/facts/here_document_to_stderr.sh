# A here-document on standard error does not reach stdout.
# outcome: exact
# stdout: "end\n"
# status: 0
cat <<E >&2
text
E
echo end
