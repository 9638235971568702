# Words that every domain's pages use.
common-problem = 填写有误：
common-errors = 有 { $n } 处需要更正
common-optional = 选填
common-choose = 请选择
common-total = 合计
common-pages = 翻页
common-previous = 上一页
common-next = 下一页
common-back = 返回
common-steps = 进度
common-save = 保存
common-cancel = 取消
common-search = 搜索
common-all = 全部
common-refresh = 刷新
common-newest = 最新
common-older = 更早
