# Character classes in patterns.
# outcome: exact
# stdout: "upper\n"
# status: 0
case A in [[:lower:]]) echo lower ;; [[:upper:]]) echo upper ;; esac
