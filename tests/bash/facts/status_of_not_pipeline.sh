# `! a | b` negates the status of the pipeline.
# outcome: exact
# stdout: "0\n"
# status: 0
! true | false
echo "$?"
