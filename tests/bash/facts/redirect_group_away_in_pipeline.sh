# A redirected group in a pipeline does not write into the pipe.
# outcome: possible
# stdout: "end\n"
# status: 0
{ echo one; } >&2 | while read -r x; do echo never; done
echo end
