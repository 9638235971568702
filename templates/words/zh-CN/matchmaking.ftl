# 买家
matchmaking-title = 商贸配对
matchmaking-lead = 按您的采购需求推荐展商。双方都有空的时段,一键约洽,每场 20 分钟,地点在展商展位。
matchmaking-room-badge = 我的胸卡
matchmaking-room-matching = 商贸配对
matchmaking-room-agenda = 我的日程

matchmaking-join-title = 参加商贸配对
matchmaking-join-seen = 需求相符的展商会看到您的公司、公司类型和采购需求。
matchmaking-join-hidden = 姓名和联系方式只在双方约定洽谈后才给对方看。
matchmaking-join-leave = 随时可以退出;退出后展商不再看到您。
matchmaking-join = 参加商贸配对
matchmaking-days = 您哪几天到场?
matchmaking-days-help = 不选表示三天都可以。只在您到场的日子安排洽谈。
matchmaking-days-save = 保存到场日期
matchmaking-part-title = 参加情况
matchmaking-leave = 退出商贸配对
matchmaking-needs-change = 修改采购需求
matchmaking-tab-all = 推荐展商
matchmaking-tab-saved = 已收藏
matchmaking-shows = 展品:
matchmaking-more = 查看更多展商
matchmaking-ask-at = 约 { $at }
matchmaking-other-times = 其他时间
matchmaking-take-back = 撤回
matchmaking-save = 收藏
matchmaking-saved = 已收藏
matchmaking-dismiss = 不感兴趣
matchmaking-undo = 撤销
matchmaking-no-common-time = 双方暂无共同的空闲时段。
matchmaking-no-common-time-help = 可以增加到场日期,或直接到展位拜访。
matchmaking-no-common-time-buyer = 可以在“可约时段”中多开放一些时段。
matchmaking-none = 暂时没有符合您需求的展商
matchmaking-none-help = 多选几个感兴趣的品类,推荐会更准。
matchmaking-saved-none = 还没有收藏
matchmaking-saved-none-help = 在推荐列表里点“收藏”,展商会留在这里。

# 推荐理由

# 约洽状态
matchmaking-stage-proposed = 等待回复
matchmaking-stage-accepted = 已约定
matchmaking-stage-declined = 未接受
matchmaking-stage-cancelled = 已取消
matchmaking-stage-expired = 已过期

# 选择时段
matchmaking-times-title = 选择时段
matchmaking-times-lead = 以下时段双方都有空。点一下按钮即可发出约洽;划掉的时段不可约。
matchmaking-times-with = 与{ $name }约洽
matchmaking-propose-at = 邀约 { $at }

# 买家日程
matchmaking-agenda-title = 洽谈日程
matchmaking-agenda-lead = 您的约洽与洽谈,按日期排列。
matchmaking-agenda-none = 日程还是空的
matchmaking-agenda-none-help = 从推荐展商中选一家,一键约洽。
matchmaking-find = 查看推荐展商
matchmaking-clash = 这个时段您已有另一场洽谈,请改约其他时间。
matchmaking-they-ask = 展商邀请您在这个时段洽谈。
matchmaking-accept = 接受
matchmaking-decline = 不接受
matchmaking-move = 改期
matchmaking-cancel = 取消洽谈
matchmaking-call-off = 取消
matchmaking-reason-given = 原因:{ $reason }

# 展商
matchmaking-company-title = 商贸配对
matchmaking-company-lead = 买家的约洽按匹配度排列;接受后双方互见联系方式。
matchmaking-tab-requests = 约洽与日程
matchmaking-tab-buyers = 推荐买家
matchmaking-tab-availability = 可约时段
matchmaking-incoming = 收到的约洽
matchmaking-incoming-none = 没有待回复的约洽
matchmaking-incoming-none-help = 可以主动邀约需求相符的买家。
matchmaking-outgoing = 我方发出的邀约
matchmaking-slot-taken = 时段已被占用
matchmaking-slot-booked = 已约
matchmaking-self-employed = 个体经营
matchmaking-company-agenda-none = 还没有约定的洽谈
matchmaking-company-agenda-none-help = 接受约洽后,洽谈会出现在这里。
matchmaking-no-booth = 确认展位后即可参加商贸配对
matchmaking-no-booth-help = 展位确认后,买家会在推荐中看到贵司,并可约洽。
matchmaking-no-booth-go = 查看展位申请
matchmaking-buyers-masked = 这里只显示同意参加配对的买家。姓名和联系方式在双方约定后可见。
matchmaking-buyers-none = 暂时没有匹配的买家
matchmaking-buyers-none-help = 补充展品和品类后,推荐会更多。
matchmaking-availability-help = 打勾的时段可以约洽;取消勾选即关闭。已约定的时段不受影响。
matchmaking-availability-save = 保存
matchmaking-sought = 希望约见哪些买家?
matchmaking-sought-help = 只用于排序,不会排除其他买家。

# 操作结果
matchmaking-done-sent = 已向{ $name }发出约洽,对方回复后会通知您。
matchmaking-done-dismissed = 不再推荐{ $name }。对方不会知道。
matchmaking-done-saved = 已收藏{ $name }。
matchmaking-done-restored = { $name }已恢复推荐。
matchmaking-done-cancelled = 与{ $name }的约洽已取消。
matchmaking-done-accepted = 与{ $name }的洽谈已约定。
matchmaking-done-declined = 已处理。对方不会收到通知。
matchmaking-done-availability = 可约时段已保存。
matchmaking-done-days = 到场日期已保存。
matchmaking-done-cancelled-office = 洽谈已取消,双方都会收到通知。

# 不能这样做
matchmaking-refused-out-of-turn = 这条约洽的状态已经变化,请刷新后再看。
matchmaking-refused-slot-taken = 这个时段刚刚被占用,请从下面另选一个。
matchmaking-refused-slot-closed = 这个时段不可约,请从下面另选一个。
matchmaking-refused-too-far = 与前后两场洽谈所在展馆相距太远,采购商来不及步行到场,请另选时间。
matchmaking-refused-already = 您与对方已有一条未完成的约洽。
matchmaking-refused-not-taking-part = 对方没有参加商贸配对。
matchmaking-refused-too-many = 等待回复的约洽已达目前的上限。请等待回复或撤回一些;被接受得越多,可发出的越多。

# 后台
matchmaking-office-title = 商贸配对
matchmaking-office-lead = 全部约洽与洽谈。
matchmaking-office-none = 没有符合条件的约洽
matchmaking-count-meetings = 已约定洽谈
matchmaking-count-target = 目标 { $n } 场
matchmaking-count-waiting = 等待回复
matchmaking-count-declined = 未接受
matchmaking-count-cancelled = 已取消
matchmaking-count-buyers = 参加配对的买家
matchmaking-filter = 筛选
matchmaking-filter-name = 公司或姓名
matchmaking-filter-stage = 状态
matchmaking-filter-day = 日期
matchmaking-filter-any = 全部
matchmaking-col-slot = 时段
matchmaking-col-buyer = 买家
matchmaking-col-exhibitor = 展商
matchmaking-col-booth = 展位
matchmaking-col-fit = 匹配度
matchmaking-col-stage = 状态
matchmaking-page-of = 第 { $from }–{ $to } 条,共 { $n } 条
matchmaking-office-cancel-title = 取消约洽
matchmaking-office-cancel-lead = 双方都会收到邮件,并看到下面填写的原因。
matchmaking-office-reason = 取消原因
matchmaking-office-reason-help = 最多 300 字。

# 信件
matchmaking-place = { $hall } { $booth } 展位
mail-matchmaking-asked-subject = { $other }想与您洽谈:{ $at }
mail-matchmaking-asked-body = { $other }希望与您洽谈。

    时间:{ $at }

    地点:{ $place }

    请接受,或另选时间。
mail-matchmaking-asked-action = 查看并答复
mail-matchmaking-agreed-subject = 洽谈已约定:{ $at } { $other }
mail-matchmaking-agreed-body = 您与{ $other }的洽谈已约定。

    时间:{ $at }

    地点:{ $place }

    双方的联系方式可在日程中查看。
mail-matchmaking-agreed-action = 查看日程
mail-matchmaking-called-off-subject = 约洽已取消:{ $at } { $other }
mail-matchmaking-called-off-body = 您与{ $other }在{ $at }的约洽已取消。

    您可以另约时间。
mail-matchmaking-called-off-action = 查看日程
mail-matchmaking-stopped-subject = 洽谈由主办方取消:{ $at } { $other }
mail-matchmaking-stopped-body = 您与{ $other }在{ $at }的洽谈已由主办方取消。

    原因:{ $reason }
mail-matchmaking-stopped-action = 查看日程
sms-matchmaking-asked = { $other }想与您洽谈:{ $at },{ $place }。请答复:
sms-matchmaking-agreed = 您与{ $other }的洽谈已约定:{ $at },{ $place }。
sms-matchmaking-called-off = 您与{ $other }在{ $at }的约洽已取消。
sms-matchmaking-stopped = 您与{ $other }在{ $at }的洽谈已由主办方取消:{ $reason }
