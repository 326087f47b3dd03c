# A name reference stands for another variable.
# outcome: exact
# disagrees: the attributes of `declare` are not known
# stdout: "two two\n"
# status: 0
declare -n ref=target
target=one
ref=two
echo "$target $ref"
