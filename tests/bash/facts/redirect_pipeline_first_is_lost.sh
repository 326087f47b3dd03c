# What the first element of a pipeline writes goes into the pipe.
# outcome: exact
# stdout: "end\n"
# status: 0
{ echo one; echo two; } | true
echo end
