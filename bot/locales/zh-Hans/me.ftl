# 我的：完成情况与手上的事。
command-me = 我的信息
    .words = 我的
