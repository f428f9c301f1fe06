# Oneself: what was reached, and what is at hand.
command-me = About me
    .words = me
