# 日历
diary-feed-title = 同步到我的日历
diary-feed-lead = 您的日历软件通过专属地址读取洽谈安排,每次变动都会自动更新。
diary-feed-none = 您还没有日历地址。
diary-feed-there = 您的日历地址生成于 { $at }。地址只显示一次,遗失可重新生成。
diary-feed-made = 这是您的日历地址,请现在复制,以后不再显示。
diary-feed-secret = 知道地址的人都能看到您的洽谈安排;如已泄露,请撤销。
diary-feed-how = 在日历软件中选择“订阅”或“通过网址添加”,粘贴地址即可。
diary-feed-make = 生成日历地址
diary-feed-again = 重新生成
diary-feed-revoke = 撤销
diary-feed-name = 洽谈安排 { $show }
diary-entry-title = 与 { $with } 洽谈
diary-entry-text = 商贸配对,{ $show }

# 当天路线
diary-route-title = 当天路线
diary-route-lead = 把收藏的展商排进洽谈之间,走最少的路。
diary-route-walk = 步行约 { $n } 分钟。
diary-route-long = 收藏较多,这个顺序不错,但未必最优。
diary-route-minutes = 步行 { $n } 分钟
diary-route-meeting = 洽谈
diary-route-left = 当天来不及看的
diary-route-none = 当天没有安排
diary-route-none-help = 收藏展商或约定洽谈后,这里会给出路线。

# 日程和桌卡
diary-agendas-title = 日程
diary-agendas-lead = 每位买家、每家展商、每张洽谈桌的日程,可查看和打印。
diary-agendas-none = 没有找到。
diary-agendas-tables = 洽谈桌
diary-cards-title = 桌卡
diary-cards-lead = 打印本页:每张纸一张卡,A5 横向。
diary-cards-empty = 当天没有洽谈

# 信件
mail-diary-reminder-subject = 提醒:{ $at },{ $other }
mail-diary-reminder-body = 您与 { $other } 的洽谈即将开始。

    时间:{ $at }

    地点:{ $place }
mail-diary-reminder-action = 查看日程
sms-diary-reminder = 提醒:与{ $other }的洽谈,{ $at },{ $place }。
