# A RETURN trap sees the local variables of the function.
# outcome: exact
# stdout: "inner\nend\n"
# status: 0
f() {
  local word=inner
  trap 'echo "$word"' RETURN
}
word=outer
f
trap - RETURN
echo end
