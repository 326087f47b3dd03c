# A substitution in a here-string or here-document has the stdin of before.
# outcome: exact
# stdout: "string\ndocument\n"
# status: 0
exec 0>&1
: <<<"$(echo string >&0)"
: <<END
$(echo document >&0)
END
