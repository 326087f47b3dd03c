# Patterns with `*`, `?` and brackets.
# outcome: exact
# stdout: "txt\ndigit\nno digit\n"
# status: 0
case file.txt in *.sh) echo sh ;; *.t?t) echo txt ;; esac
case 7 in [0-9]) echo digit ;; esac
case x in [!0-9]) echo no digit ;; esac
