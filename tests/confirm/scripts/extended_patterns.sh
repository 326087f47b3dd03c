shopt -s extglob; [[ aab == +(a)b ]] && echo plus; [[ x == !(y|z) ]] && echo not
