# A pattern can be an expansion.
# outcome: exact
# stdout: "name name\n"
# status: 0
x=prefix-name p=prefix-
echo "${x#"$p"}" "${x#$p}"
