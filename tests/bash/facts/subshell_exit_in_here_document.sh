# An `exit` in a here-document's `$( )` does not end the script.
# outcome: exact
# stdout: "end\n"
# status: 0
: <<E
$(exit 3)
E
echo end
