# 主办方排期板
board-title = 洽谈排期板
board-lead = 横向是时段,纵向是地点。发布之前不会通知任何人。
board-tab-requests = 约洽
board-tab-board = 排期板
board-tab-places = 洽谈区
board-tab-agendas = 日程
board-tab-cards = 桌卡
board-make = 生成排期草案
board-making = 正在计算草案。本页每两秒自动刷新。
board-failed = 上一次草案未能算出,现有安排没有变化,请再试一次。
board-way = 方式
board-way-fill = 保留已约定的洽谈,安排新的
board-way-repair = 尽量少改动地修复
board-way-by-hand = 只列出已约定的,手工调整
board-venue = 新洽谈的地点
board-venue-booth = 展商展位
board-venue-lounge = 最近洽谈区的洽谈桌
board-min = 每位买家至少几场
board-min-help = 无法满足的,发布前会列出。
board-max-day = 每天最多几场
board-max-day-help = 按买家计;不填表示不限。
board-draft = 草案
board-percent = 达到已证明最大值的 { $percent } %
board-meetings = 洽谈
board-of-them-new = 新增
board-of-them-moved = 改期
board-value = 价值 / 已证明的上限
board-left-out = 未能安排的意愿
board-missed = { $n } 位买家的场次少于您的要求
board-changed = { $n } 处改动及其原因
board-publish = 发布并通知双方
board-again = 保留锁定的,重新计算
board-undo = 撤销上一步
board-discard = 放弃草案
board-hall = 展馆
board-place = 地点
board-as-list = 列表
board-as-grid = 排期板
board-none = 这里没有洽谈
board-none-help = 请生成草案,或选择其他日期、展馆。
board-total = 当天 { $n } 场洽谈
board-keys = 把洽谈拖到别的格子。键盘操作:回车拿起,方向键移动,回车放下,Esc 放回。
board-picked = 已拿起,请选择格子。
board-put-back = 已放回。
board-free-here = 可以安排
board-here = 目前在这里
board-locked = 已锁定
board-lock = 锁定
board-free = 解锁
board-new = 新增
board-was = 改期
board-table = { $number } 号桌
board-place-table = { $hall } { $lounge } { $number } 号桌

# 移动一场洽谈
board-move-title = 移动洽谈
board-move-refused = 这个时间不能安排
board-is-locked = 这场洽谈已锁定,解锁后才能移动。
board-show-slots = 查看时段

# 有什么冲突
board-conflict-past = 这个时段已经开始。
board-conflict-away = { $buyer } { $day } 不到场。
board-conflict-shut = { $exhibitor } 这个时段不接受洽谈。
board-conflict-blocked = { $place } 这个时段停用。
board-conflict-busy-buyer = { $buyer } 这时与 { $other } 洽谈。
board-conflict-busy-exhibitor = { $exhibitor } 这时与 { $other } 洽谈。
board-conflict-taken = { $place } 已被占用:{ $buyer } 与 { $other } 在此洽谈。
board-conflict-far = { $hall } 要走 { $walk } 分钟:{ $who } 在那里与 { $other } 洽谈({ $at }),中间只有 { $free } 分钟。
board-conflict-booth = 那是 { $other } 的展位;与 { $exhibitor } 的洽谈只能在其展位或洽谈桌进行。

# 计算结果
board-wishes-title = 未能安排的意愿
board-wishes-lead = 逐条说明原因,权重高的在前。
board-wishes-none = 所有意愿都已安排
board-see-wishes = 查看未安排的意愿
board-reasons = 原因
board-weight = 权重
board-why = 为什么
board-changed-title = 修复带来的改动
board-missed-title = 未达到的最低场次
board-reason-no-common-time = 没有共同时间
board-reason-buyer-full = 买家已满
board-reason-exhibitor-full = 展商已满
board-reason-no-table = 没有空桌
board-reason-too-far = 路程太远
board-reason-outweighed = 让位于更重要的
board-reason-room = 还有空位
board-reason-overtaken = 情况已变
board-why-no-common-time = { $buyer } 与 { $exhibitor } 没有都在场的时段。
board-why-buyer-full = { $buyer } 在与 { $exhibitor } 共有的每个时段都已有洽谈。
board-why-exhibitor-full = { $exhibitor } 在与 { $buyer } 共有的每个时段都已有洽谈。
board-why-no-table = { $buyer } 与 { $exhibitor } 都有空的时段里,洽谈桌都被占用。
board-why-too-far = { $buyer } 与 { $exhibitor } 都有空的时段里,前后场次离得太远。
board-why-outweighed = { $buyer } 与 { $exhibitor } 的时段已被约定的洽谈占用。
board-why-outweighed-way = 若在 { $at } 安排 { $buyer } 与 { $exhibitor },需取消 { $n } 场同样或更重要的洽谈。
board-why-room = { $at } 可以安排 { $buyer } 与 { $exhibitor }。
board-why-overtaken = 发布之前,{ $buyer } 或 { $exhibitor } 已另行约定、改期或婉拒。
board-short-too-few-wishes = { $who }:{ $n } 场(要求 { $min } 场),因为有共同时间的意愿只有 { $possible } 个。
board-short-quota = { $who }:{ $n } 场(要求 { $min } 场),因为每日上限只允许 { $possible } 场。
board-short-too-few-slots = { $who }:{ $n } 场(要求 { $min } 场),因为意愿集中在太少的时段(最多 { $possible } 场)。
board-short-contested = { $who }:{ $n } 场(要求 { $min } 场),本可有 { $possible } 场,但时段安排给他人更合算。
board-cure-room = 新增:{ $buyer } 与 { $exhibitor }。这个意愿现在有空位。
board-cure-buyer-away = 改期:{ $buyer } 与 { $exhibitor }。原时间 { $buyer } 不在场。
board-cure-exhibitor-away = 改期:{ $buyer } 与 { $exhibitor }。原时间 { $exhibitor } 不接受洽谈。
board-cure-closed = 改期:{ $buyer } 与 { $exhibitor }。原时段或洽谈桌已停用。
board-cure-displaced = 改期:{ $buyer } 与 { $exhibitor }。原时间已被其他洽谈占用。
board-cure-table = { $buyer } 与 { $exhibitor } 换了一张桌。
board-cure-better = 改期:{ $buyer } 与 { $exhibitor }。换个时间能满足更多意愿。

# 上一步做了什么
board-done-begun = 正在计算草案。
board-done-moved = 已移动。发布之前不会通知任何人。
board-done-locked = 已锁定,重新计算时不会移动。
board-done-freed = 已解锁。
board-done-undone = 已撤销上一步。
board-done-discarded = 草案已放弃,已约定的洽谈没有变化。
board-done-places = 已保存。
board-done-published = 已发布:新增 { $made } 场,改期 { $moved } 场,双方均已通知。
board-done-published-left = 已发布:新增 { $made } 场,改期 { $moved } 场,双方均已通知。另有 { $left } 场情况已变,保持原样。

# 不能这样做
board-refused-no-draft = 没有可以修改的草案,请重新查看排期板。
board-refused-draft-there = 还有一份草案等待发布,请先发布或放弃它。
board-refused-changed = 其他人刚刚改动过,请重新查看。
board-refused-locked = 这场洽谈已锁定,解锁后才能移动。
board-refused-no-slot = 这个时间不是本届的洽谈时段。
board-refused-nothing-to-undo = 没有可以撤销的操作。
board-refused-undo-taken = 原来的位置已被占用。
board-refused-booth = 这是其他展商的展位,请选择该展商自己的展位或洽谈桌。
board-refused-table-used = 其中有洽谈桌已约定洽谈,请先移走。

# 洽谈区
board-places-title = 洽谈区
board-places-lead = 按展馆设置编号的洽谈桌。在展位进行的洽谈不需要洽谈桌。
board-places-none = 还没有洽谈区
board-places-none-help = 洽谈都在展位进行。
board-places-new = 新增洽谈区
board-places-add = 新增
board-name-zh = 中文名称
board-name-en = 英文名称
board-tables = 洽谈桌数量
board-tables-help = 从 1 开始编号。
board-tables-n = { $n } 张桌
board-blocks = 停用时段
board-blocks-help = 勾选不能使用的时段。
board-blocked-n = 停用 { $n } 个时段
board-block = 保存
board-agenda-of-table = 本桌日程

# 信件
mail-board-planned-subject = 已安排洽谈:{ $at },{ $other }
mail-board-planned-body = 主办方为您安排了与 { $other } 的洽谈。

    时间:{ $at }

    地点:{ $place }

    如不合适,可在日程中取消或改期。
mail-board-planned-action = 查看日程
mail-board-moved-subject = 洽谈改期:现为 { $at },{ $other }
mail-board-moved-body = 主办方调整了您与 { $other } 的洽谈。

    原时间:{ $from }

    现时间:{ $at }

    地点:{ $place }
mail-board-moved-action = 查看日程
sms-board-planned = 已为您安排与{ $other }的洽谈:{ $at },{ $place }。
sms-board-moved = 您与{ $other }的洽谈由{ $from }改为{ $at },{ $place }。
