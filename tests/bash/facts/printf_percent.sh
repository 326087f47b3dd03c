# `%%` is a percent sign.
# outcome: exact
# stdout: "100%\n"
# status: 0
printf '100%%\n'
