# The day of the meetings
days-title = 今日洽谈
days-room-today = 今日洽谈
days-room-inquiries = 采购询价
days-lead-visitor = 到达展位时扫一扫展位码，或洽谈后按“已见面”。
days-none = 今天及之前没有洽谈
days-none-help = 已约定的洽谈会在当天出现在这里。
days-tab-day = 当日洽谈
days-tab-inquiries = 采购询价
days-tab-demand = 需求雷达
days-verdict-ahead = 未开始
days-verdict-running = 进行中
days-verdict-kept = 已履约
days-verdict-no-show = 爽约
days-verdict-disputed = 待双方确认
days-verdict-silent = 未确认
days-proof-mutual_scan = 双方互扫
days-proof-steward = 工作人员确认
days-proof-both_say = 双方确认
days-missing-buyer = 买家未到
days-missing-exhibitor = 展位无人
days-missing-both = 双方未到
days-disputed-help = 仅一方说法不作定论：对方或工作人员也确认后才算数。
days-fallen-help = 该时段已让给他人。如您其实到场，请按“已见面”。
days-met = 已见面
days-missing-from-visitor = 展位没人
days-missing-from-exhibitor = 买家没到
days-away = 我方未到场
days-outcome = 洽谈结果
days-outcome-change = 修改洽谈结果
days-outcome-save = 保存
days-not-right = 有误？
days-useful = 有收获吗？
days-useful-yes = 有
days-useful-no = 没有
days-next-step = 下一步
days-next-sample = 寄样
days-next-quotation = 报价
days-next-meeting = 再次洽谈
days-next-none = 无
days-value = 预计金额
days-value-private = 仅自己可见
days-value-small = 1万元以内
days-value-medium = 10万元以内
days-value-large = 100万元以内
days-value-huge = 100万元以上
days-free-now = 此时段有空
days-free-none = 目前没有合适且有空的对象。
days-fit = 匹配 { $n }
days-wanted = 曾关注
days-asked-open = 已邀请
days-asked-accepted = 已接受
days-asked-declined = 暂不
days-ask = 邀请
days-offer = { $name } 现在有空
days-until = 至 { $at }
days-offer-yes = 马上来
days-offer-no = 暂不
days-done-met = 已记录：你们见面了。
days-done-missing = 已记录，并已通知对方您在等候。下方可查看谁有空。
days-done-away = 已记录，感谢告知。
days-done-outcome = 结果已保存，展会结束前可修改。
days-done-asked = 已邀请并通知对方。
days-done-accepted = 已约定，对方正在等您。
days-done-declined = 已处理。
days-done-joined = 欢迎加入特邀买家计划。
days-done-left = 您未加入该计划。
days-done-no-meeting = 此时没有与该观众的洽谈。
days-done-invited = 已发出邀请。
days-done-inquiry = 询价已发出，有回复会通知您。
days-done-withdrawn = 询价已撤回。
days-done-replied = 回复已发送。

# Codes
days-check-in = 洽谈签到
days-booth-code = 展位码
days-booth-code-help = 打印后放在展位上。买家在洽谈时间前后打开即视为到场；您再扫对方胸卡即为双方互扫。
days-here = 我到了
days-here-none = 您此时在该展位没有洽谈。
days-here-stranger = 请先找回胸卡，再次打开此码。
days-here-company = 查看该展商

# Tables
days-tables = 当前洽谈
days-tables-code = 胸卡码
days-tables-look = 查找
days-tables-all = 全部当前洽谈
days-tables-none = 没有洽谈
days-both = 双方到场
days-no-buyer = 买家未到
days-no-exhibitor = 展位无人

# Office
days-tab-board = 换位板
days-tab-programmes = 特邀买家
days-tab-reports = 报表
days-tab-radar = 需求雷达
days-board-lead = 谁的洽谈落空，谁在同一时段有空。
days-slot-now = 当前时段
days-slot-none = 当前没有洽谈时段
days-slot-next = 下一时段：{ $at }
days-free-buyers = 空闲买家
days-free-booths = 空闲展位
days-fallen = 有人在等
days-fallen-none = 没有人在等。
days-waits = { $name } 在等候。
days-running = 进行中
days-running-none = 此时段没有其他洽谈。
days-programmes-lead = 约定履约场次与买家权益。
days-programme-new = 新建计划
days-programme-name = 名称
days-programme-meetings = 应履约场次
days-programme-create = 创建
days-programme-due = 应履约 { $n } 场
days-programme-members = { $invited } 人中 { $accepted } 人接受
days-members = 买家
days-members-none = 尚未邀请买家。
days-find-buyer = 参与配对的买家公司或姓名
days-find-none = 没有找到未加入计划的买家。
days-invite = 邀请
days-benefits = 权益
days-benefit-kind = 权益类型
days-benefit-lunch = 午餐
days-benefit-hotel = 酒店住宿
days-benefit-gift = 礼品
days-benefit-note = 说明
days-benefit-after = 履约几场后解锁
days-benefit-add = 添加权益
days-after = 履约 { $n } 场后
days-meter = 履约进度
days-meter-of = { $kept } / { $due }
days-meter-ahead = 待进行 { $n } 场
days-lacks = 还需再约 { $n } 场。
days-stage-invited = 已邀请
days-stage-accepted = 已接受
days-stage-declined = 已谢绝
days-hosted-ask = 诚邀您成为特邀买家：履约 { $n } 场洽谈，享受以下权益。
days-hosted-yes = 接受
days-hosted-no = 谢绝
days-redeemed = 已兑换
days-locked = 未解锁
days-voucher = 权益券
days-voucher-show = 出示
days-voucher-help = 请向工作人员出示，仅可使用一次。
days-voucher-done = 兑换成功，请发放。
days-voucher-spent = 此券已被兑换。
days-voucher-locked = 尚未解锁。
days-voucher-redeem = 兑换

# Reports and radar
days-reports-lead = 实时数据。
days-reports-requests = 约洽
days-reports-meetings = 洽谈
days-reports-categories = 供需对比
days-figure-sent = 约洽数
days-figure-acceptance = 接受率
days-figure-quick = 48小时内答复
days-figure-agreed = 已约定
days-figure-kept = 已履约
days-figure-kept-share = 履约率
days-figure-no-show = 爽约
days-figure-disputed = 待双方确认
days-figure-silent = 未确认
days-figure-second = 愿再次洽谈
days-figure-per-buyer = 人均洽谈
days-benchmark-acceptance = 优秀展会：40–60%
days-benchmark-quick = 目标：90%
days-benchmark-second = 优秀展会：20–30%
days-benchmark-kept = 优秀展会：80%
days-benchmark-each = 优秀展会：2场以上
days-k-help = 买家数按5取整，少于5人不显示。
days-few = 少于5
days-about = 约 { $n }
days-export = 导出
days-export-help = 系统会记录由谁导出。
days-sheet-figures = 指标 (CSV)
days-sheet-categories = 供需对比 (CSV)
days-sheet-meetings = 洽谈 (CSV)
days-sheet-buyers = 按买家 (CSV)
days-sheet-exhibitors = 按展商 (CSV)
days-csv = 下载 CSV
days-col-figure = 指标
days-col-value = 数值
days-col-code = 代码
days-col-category = 品类
days-col-buyers = 买家
days-col-exhibitors = 展商
days-col-slot = 时间
days-col-buyer = 买家
days-col-exhibitor = 展商
days-col-booth = 展位
days-col-verdict = 结果
days-col-stage = 状态
days-mine = 我的品类
days-region = 地区
days-volume = 日均单量
days-spend = 年包装采购额
days-any = 全部
days-filter = 筛选
days-counted = 统计买家：
days-radar-lead = 买家在找什么，谁在展示。
days-recruit = 招展建议
days-recruit-line = { $category }：约 { $buyers } 位买家，{ $exhibitors } 家展商
days-recruit-none = 目前无明显缺口。

# Outcomes
days-outcomes = 洽谈结果
days-outcomes-help = 仅本公司可见。
days-outcomes-none = 暂无结果
days-outcomes-missing = 还有 { $n } 场洽谈未填结果

# Inquiries
days-inquiries = 采购询价
days-inquiry = 询价
days-inquiries-lead = 一次询价，相关展商均可回复；在您选定之前不会透露身份。
days-inquiry-new = 发布询价
days-inquiry-item = 需要什么？
days-inquiry-item-help = 请勿写公司名称。
days-inquiry-send = 发布
days-inquiry-withdraw = 撤回
days-inquiry-open = 开放中
days-inquiry-over = 已截止
days-inquiry-picked = 已选定
days-inquiry-withdrawn = 已撤回
days-quantity = 数量
days-quantity-few = 1,000以内
days-quantity-some = 1万以内
days-quantity-many = 10万以内
days-quantity-most = 10万以上
days-deadline = 回复截止日
days-deadline-until = 截止 { $day }
days-deadline-wrong = 请选择今天至展会结束之间的日期。
days-replies = 回复：{ $n }
days-replies-none = 暂无回复
days-replies-none-help = 每有回复都会通知您。
days-pick = 选定并约 { $at }
days-asked-lead = 买家在您品类中的询价。选定您之后才显示买家身份。
days-asked-none = 暂无询价
days-asked-none-help = 每有新询价都会通知您。
days-reply = 回复
days-reply-sentence = 一句话回复
days-reply-slot = 可约展位洽谈时间

# What cannot be done
days-refused-too-soon = 尚未开始，开始前15分钟起可操作。
days-refused-in-grace = 请再等5分钟。
days-refused-too-late = 展会已结束，无法再修改。
days-refused-called-off = 该洽谈已被取消。
days-refused-nobody-waits = 晚了一步：时段已被占用，或对方已到场。
days-refused-not-free = 该时段已无空。
days-refused-asked = 已邀请过。
days-refused-hosted = 该买家已在计划中。
days-refused-locked = 尚未解锁。
days-refused-redeemed = 此券已被兑换。
days-refused-inquiries = 已有5条开放询价，请先撤回一条。
days-refused-inquiry-closed = 该询价已关闭。
days-refused-replied = 贵公司已回复。

# The trail
organiser-event-meeting_witnessed = 洽谈到场记录
organiser-event-outcome_given = 填写洽谈结果
organiser-event-spare_offered = 邀请补位
organiser-event-spare_offer_moved = 补位答复
organiser-event-programme_changed = 特邀买家计划变更
organiser-event-programme_member_moved = 特邀买家状态变更
organiser-event-benefit_redeemed = 权益兑换
organiser-event-report_exported = 导出报表
organiser-event-inquiry_posted = 发布询价
organiser-event-inquiry_answered = 回复询价
organiser-event-inquiry_closed = 关闭询价
organiser-detail-evidence = 凭据
organiser-detail-side = 一方
organiser-detail-offer = 补位
organiser-detail-programme = 计划
organiser-detail-benefit = 权益
organiser-detail-report = 报表
organiser-detail-rows = 行数
organiser-detail-inquiry = 询价

# Letters
mail-days-waited-for-subject = { $other } 正在等您：{ $at }
mail-days-waited-for-body = { $other } 正在等您。

    时间：{ $at }

    地点：{ $place }

    如已到场，请按“已见面”；如无法到场也请告知，该时段可让给他人。
mail-days-waited-for-action = 立即回应
mail-days-offered-subject = 现在有空：{ $other }
mail-days-offered-body = { $other } 在当前时段有空与您洽谈。

    时间：{ $at }

    地点：{ $place }

    先答应者得。
mail-days-offered-action = 马上来
mail-days-hosted-subject = 诚邀您成为特邀买家：{ $programme }
mail-days-hosted-body = 诚邀您加入 { $programme }。履约 { $n } 场洽谈即可享受页面所列权益。
mail-days-hosted-action = 查看计划
mail-days-inquiry-subject = 有买家在找 { $category }
mail-days-inquiry-body = 有买家在找 { $category }：{ $item }

    请用一句话回复并提供展位洽谈时间。买家选定您后才显示身份。
mail-days-inquiry-action = 立即回复
mail-days-replied-subject = 您的询价有新回复：{ $item }
mail-days-replied-body = 有展商回复了您的询价：{ $item }
mail-days-replied-action = 查看回复
sms-days-waited-for = { $other } 正在等您：{ $at }，{ $place }。
sms-days-offered = { $other } 现在有空：{ $place }。先答应者得：
sms-days-hosted = 诚邀您成为特邀买家：{ $programme }，{ $n } 场洽谈。
sms-days-inquiry = 有买家在找 { $category }：{ $item }
sms-days-replied = 您的询价有新回复：{ $item }
