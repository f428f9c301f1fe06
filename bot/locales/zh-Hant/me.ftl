# 我的：達成情形與手上的事。
command-me = 我的資料
    .words = 我的
