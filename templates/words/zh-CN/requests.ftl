# 双方的需求与供应
requests-room-profile = 我的需求
requests-profile-title = 我的采购需求
requests-profile-lead = 说得越清楚,推荐越准;保存后立即更新。
requests-needs = 您需要什么?
requests-strengths = 需要的程度
requests-intents = 此行目的
requests-quantity = 每次采购量
requests-budget = 年包装预算
requests-region = 送货地区
requests-timing = 计划采购时间
requests-certificates = 要求的认证
requests-text = 补充说明
requests-text-chinese = 中文
requests-text-english = 英文
requests-text-help = 最多 400 字。对方可以看到;约定洽谈前,其中的电话和地址会隐去。
requests-slots = 哪些时段没空?
requests-slots-help = 取消勾选的时段不安排洽谈;已约定的洽谈不变。
requests-tab-profile = 供应信息
requests-tab-team = 洽谈代表
requests-supply-lead = 品类和展品取自公司资料:
requests-supply-company = 公司资料
requests-supply-products = 展品
requests-minimum = 起订量
requests-tier = 价位
requests-delivers = 交货期
requests-regions = 服务地区
requests-certificates-held = 已有认证
requests-avoid = 不希望在这里约见的公司
requests-avoid-help = 每行一家公司。双方互不可见,这份名单只有贵司能看到。
requests-clients = 已合作的公司
requests-competitors = 竞争对手
requests-mistake-names = 最多填写 { $n } 家公司。
requests-comes-to = 此行目的:

# 不再约见
requests-away = 不再出现…
requests-away-help = 双方互不可见;对方不会得到通知,原因只有您能看到。
requests-away-why = 原因
requests-away-reason = 补充说明(仅自己可见)
requests-why-competitor = 竞争对手
requests-why-client = 已是合作伙伴
requests-why-not_interested = 不感兴趣
requests-avoided = 已隐藏
requests-avoided-help = 这份名单只有您能看到。
requests-avoided-back = 恢复

# 条件匹配的理由

# 约洽
requests-meter = 等待回复的约洽:{ $waiting } / { $most }。被接受得越多,可发出的越多。
requests-three = 也可以勾选最多三个时段,由对方选定其一。
requests-three-send = 提议勾选的时段
requests-times-instead = 新选的时段取代原来的提议;约洽与留言保留。
requests-times-moves = 洽谈立即改期并通知双方;若新时段已被占用,原时段不变。
requests-move-to = 改到 { $at }
requests-accept-at = 接受 { $at }
requests-lapses = { $at } 前未回复则失效
requests-refusal-reason = 写下原因(仅自己可见)
requests-refusal-help = 其他人看不到。
requests-refused-three = 最多选择三个时段。
requests-refused-lapsed = 这条约洽已因未回复而失效,可以重新发起。
requests-refused-inbound = 这位买家今天收到的约洽已经够多了,请明天再试。

# 洽谈代表
requests-team-lead = 同一时段能接待几场,取决于有几位代表有空。在此设置的同事可以被安排洽谈。
requests-takes = 参加洽谈
requests-takes-not = 不参加洽谈
requests-takes-meetings = { $name } 参加洽谈
requests-member-meetings = { $n } 场洽谈
requests-member-closed = { $n } 个时段不可约
requests-member-change = 修改
requests-member-help = 勾选的时段可以安排;取消勾选即关闭。
requests-team-invite = 邀请同事
requests-representative = 由谁接待?
requests-representative-later = 稍后决定
requests-assign = 保存
requests-taken-by = 由 { $name } 接待
requests-seat-busy = 另有洽谈
requests-seat-away = 不在
requests-seat-conflict = 这个时段不在
requests-unassigned = 有 { $n } 场洽谈还没有安排接待人:
requests-refused-busy = 这位同事在这个时段另有洽谈。

# 留言
requests-messages = 留言
requests-thread-lead = 双方的留言和约洽经过。
requests-thread-none = 还没有内容
requests-thread-masked = 约定洽谈前,电话和地址会隐去。
requests-own-refusal = 您不接受的原因(仅自己可见):{ $reason }
requests-write = 写留言
requests-write-help = 最多 1000 字。
requests-send = 发送
requests-templates = 常用语
requests-template-visitor-1 = 洽谈时能带样品吗?
requests-template-visitor-2 = 贵司哪款产品最适合我们的需求?起订量是多少?
requests-template-visitor-3 = 我们可能晚到几分钟,请稍等。
requests-template-exhibitor-1 = 我们会备好样品,您还想看什么?
requests-template-exhibitor-2 = 您需要多少数量?什么时候要?
requests-template-exhibitor-3 = 我们可能晚几分钟,请在展位稍等。
requests-by-me = 您
requests-by-visitor = 买家
requests-by-exhibitor = 展商
requests-by-office = 主办方
requests-by-system = 系统
requests-turn-asked = 发出约洽
requests-turn-countered = 提议其他时段
requests-turn-changed = 修改时段
requests-turn-accepted = 接受
requests-turn-moved = 洽谈改期
requests-turn-cancelled = 取消
requests-turn-lapsed = 未回复,已失效
requests-block = 不再接收对方留言
requests-unblock = 恢复接收留言
requests-report = 举报
requests-report-help = 有什么问题?
requests-report-send = 提交给主办方
requests-refused-blocked = 这里无法发送留言。
requests-refused-no-ties = 有约洽,或双方互相收藏后,才能留言。
requests-reports = 被举报的留言
requests-reports-lead = 收到留言的一方提交的内容;处理结果不会通知双方。
requests-reports-none = 没有举报
requests-reported-by-visitor = 买家举报
requests-reported-by-exhibitor = 展商举报
requests-settle = 已处理

# 刚才的操作
requests-done-profile = 已保存,推荐已更新。
requests-done-back = 已恢复。
requests-done-team = 已保存。
requests-done-moved = 与{ $name }的洽谈已改期,双方都会收到通知。
requests-done-assigned = 已保存。
requests-done-released = 已取消收藏{ $name }。
requests-done-away = { $name }不再出现,对方不会得到通知。
requests-done-written = 已发送。
requests-done-blocked = 不再接收{ $name }的留言,对方不会得到通知。
requests-done-unblocked = 已恢复接收留言。
requests-done-reported = 已提交主办方,对方不会得到通知。
requests-done-settled = 已处理。

# 信件
mail-requests-countered-subject = { $other }提议另一时段:{ $at }
mail-requests-countered-body = { $other }希望改在另一时段与您洽谈。

    时间:{ $at }

    地点:{ $place }

    请接受,或另选时段。
mail-requests-countered-action = 查看并回复
mail-requests-moved-subject = 洽谈已改期:{ $at },{ $other }
mail-requests-moved-body = 您与{ $other }的洽谈改到了新的时间。

    时间:{ $at }

    地点:{ $place }

    如不合适,可以再改期或取消。
mail-requests-moved-action = 查看日程
mail-requests-lapsed-subject = { $other }没有回复
mail-requests-lapsed-body = 您约{ $other } { $at } 洽谈,对方未在期限内回复,约洽已失效。

    欢迎另约时间。
mail-requests-lapsed-action = 查看日程
mail-requests-gone-subject = 与{ $other }的时段已被占用:{ $at }
mail-requests-gone-body = 有人先一步约定了:与{ $other } { $at } 的时段已被占用。

    双方仍有空的时段:{ $times }

    点一下即可改约。
mail-requests-gone-action = 另选时段
mail-requests-gone-none-subject = 与{ $other }的时段已被占用:{ $at }
mail-requests-gone-none-body = 有人先一步约定了:与{ $other } { $at } 的时段已被占用,双方也没有其他共同的空闲时段。

    欢迎直接到展位拜访。
mail-requests-gone-none-action = 查看全部时段
mail-requests-written-subject = { $other }给您留言
mail-requests-written-body = { $other }就洽谈给您留了言。
mail-requests-written-action = 查看并回复
sms-requests-countered = { $other }提议另一时段:{ $at },{ $place }。请回复:
sms-requests-moved = 您与{ $other }的洽谈改到 { $at },{ $place }。
sms-requests-lapsed = 您约{ $other } { $at } 洽谈,对方未回复,约洽已失效。
sms-requests-gone = 与{ $other } { $at } 的时段已被占用,仍有空:{ $times }。请选择:
sms-requests-gone-none = 与{ $other } { $at } 的时段已被占用,暂无其他共同时段。
sms-requests-written = { $other }给您留言:
