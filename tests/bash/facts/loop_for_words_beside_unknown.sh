# A loop over an unquoted empty expansion and a word has a turn for the word only.
# outcome: possible
# stdout: "x\n"
# status: 0
none=$(printf '')
for each in $none x"$none"; do echo "$each"; done
