x=""; echo "${x:-a} ${x-b} ${y:-c} ${y:+d}${z:=e}$z"
