# `(( … ))` is true for any value but 0.
# outcome: exact
# stdout: "yes\nno\n"
# status: 0
if ((2 - 1)); then echo yes; fi
if ((1 - 1)); then echo never; else echo no; fi
