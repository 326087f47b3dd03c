# In code that is evaluated a value stands where its text is put: within either kind of quotes, or bare.
# outcome: exact
# stdout: "[a b] [a b] 2 a\n"
# status: 0
value=$(printf 'a %s' b)
eval "single='$value'"
eval "double=\"$value\""
eval "list=($value)"
echo "[$single] [$double] ${#list[@]} ${list[0]}"
