# A name reference stands for another variable.
# outcome: exact
# stdout: "two two\n"
# status: 0
declare -n ref=target
target=one
ref=two
echo "$target $ref"
