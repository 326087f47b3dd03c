# A pipeline in a substitution counts with its last element.
# outcome: exact
# stdout: "text\n"
# status: 0
set -e
x=$(false | echo text)
echo "$x"
