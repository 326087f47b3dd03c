# A quoted part of a regular expression is literal.
# outcome: exact
# disagrees: the quoted part of a regular expression is taken for a pattern
# stdout: "yes\nno\n"
# status: 0
[[ axb =~ a.b ]] && echo yes
[[ axb =~ "a.b" ]] || echo no
