# A quoted part of a regular expression is literal.
# outcome: exact
# stdout: "yes\nno\n"
# status: 0
[[ axb =~ a.b ]] && echo yes
[[ axb =~ "a.b" ]] || echo no
