terminal-next = 接下来可以：
terminal-folded = 标有 ▸ 的部分已折叠，加上 --full 可展开阅读。
terminal-figure = 图：{ $path }
