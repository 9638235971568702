# 展位:申请、价格、平面图、后台审核。

## 类型、阶段、状态
booths-kind-STD9 = 标准展位
booths-kind-STD9P = 精装标准展位
booths-kind-RAW = 光地
booths-kind-STD9-about = 含围板、地毯、中英文楣板、桌椅、射灯和一个插座。面积9、12、15、18或27平方米。
booths-kind-STD9P-about = 在标准展位基础上升级门头造型和发光楣板。面积9、12、15、18或27平方米。
booths-kind-RAW-about = 不含任何设施，由参展商自行搭建，{ $n }平方米起租。
booths-build-shell = 标摊
booths-build-raw = 光地
booths-stage-submitted = 已提交
booths-stage-info_requested = 待补充
booths-stage-offered = 已分配展位
booths-stage-confirmed = 已确认
booths-stage-declined = 未通过
booths-stage-withdrawn = 已撤回
booths-stage-lapsed = 逾期释放
booths-status-free = 可选
booths-status-offered = 预留中
booths-status-confirmed = 已售
booths-status-blocked = 不可售
booths-status-yours = 您的展位

## 费用明细
booths-ledger-title = 费用是怎样算出来的
booths-ledger-shell = 标准展位{ $n }平方米：每9平方米{ $rate }
booths-ledger-raw = 光地{ $n }平方米：每平方米{ $rate }
booths-ledger-early = 早鸟优惠：截止日前单价为{ $rate }
booths-ledger-open-sides = { $n }面开口：{ $basis }的{ $percent }%
booths-ledger-volume = 面积满{ $n }平方米：{ $basis }的{ $percent }%
booths-ledger-returning = 老展商续展：{ $basis }的{ $percent }%
booths-ledger-late = 已过常规期限：须在三个工作日内付清全款
booths-ledger-company = 报名费：会刊与线上展示，每家公司一次
booths-ledger-total = 合计
booths-ledger-vat = 以上金额均为人民币，含6%增值税。
booths-ledger-on = 按{ $day }的价目计算。
booths-ledger-column-line = 项目
booths-ledger-column-amount = 金额
booths-ledger-empty = 选好类型、面积和开口面数后，这里会逐项列出费用。

## 申请
booths-apply-title = 申请展位
booths-apply-lead = 请填写您的需求。组委会将在48小时内答复，并在平面图上为您分配展位。
booths-apply-kind = 展位类型
booths-apply-area = 面积（平方米）
booths-apply-area-hint = 标准展位：9、12、15、18或27；光地：36起。
booths-apply-sides = 开口面数
booths-apply-sides-1 = 一面（排中）
booths-apply-sides-2 = 两面（转角）
booths-apply-sides-3 = 三面（排头）
booths-apply-sides-4 = 四面（岛型，仅限光地）
booths-apply-sides-hint = 开口越多费用越高，明细中会列出加价。
booths-apply-hall = 意向展馆
booths-apply-sector = 意向展区
booths-apply-any = 不限
booths-apply-remarks = 其他需要说明的情况
booths-apply-remarks-hint = 例如希望或不希望相邻的企业、设备、高度、用电。选填，最多1000字。
booths-apply-calculate = 计算费用
booths-apply-send = 提交申请
booths-apply-terms = 提交申请不等于签约：看到为您分配的展位后再作决定。
booths-apply-already = 您已有一份申请。
booths-apply-see = 查看申请

## 填写有误
booths-mistake-kind = 请选择展位类型。
booths-mistake-shell-size = 标准展位面积只有9、12、15、18、27平方米。
booths-mistake-too-small = 该类型{ $n }平方米起租。
booths-mistake-too-large = 超过{ $n }平方米请直接联系展位销售。
booths-mistake-open-sides = 该类型没有这么多开口面的展位。
booths-mistake-hall = 请从列表中选择展馆。
booths-mistake-sector = 请从列表中选择展区。
booths-mistake-area = 请填写整数面积。
booths-mistake-booth = 请选择一个可选的展位。
booths-mistake-until = 请选择明天起60天内的日期。

## 不能办理
booths-refused-out-of-turn = 申请已进入下一阶段，现在不能这样操作。
booths-refused-moved-meanwhile = 您查看期间申请已有变化，请重新查看后再决定。
booths-refused-taken = 该展位刚刚被占用，请另选一个。
booths-refused-live = 您在本届展会已有一份有效的申请。
booths-refused-expired = 展位保留期已过。

## 参展商看到的申请
booths-application-title = 展位申请
booths-application-sent = 提交于{ $day }
booths-application-facts = 申请内容
booths-application-timeline = 办理进度
booths-application-next = 接下来
booths-application-withdraw = 撤回申请
booths-application-withdraw-sure = 撤回后申请即告结束，为您保留的展位也会释放。
booths-application-reason = 原因（选填）
booths-application-answer = 您的答复
booths-application-answer-send = 提交答复
booths-application-again = 重新申请
booths-application-booth = 展位
booths-application-remarks = 说明
booths-next-submitted = 组委会将在48小时内审核并答复。每一步都会发邮件通知您。
booths-next-info_requested = 组委会有一个问题，请在下方答复，申请将继续办理。
booths-next-offered = 展位{ $number }为您保留至{ $day }。您可以确认、要求更换或撤回申请。
booths-next-confirmed = 展位{ $number }已归您所有，贵公司已列入参展商名录和展馆平面图。
booths-next-declined = 很抱歉，本次未能为您安排展位，原因见办理进度。
booths-next-withdrawn = 您已撤回申请，可随时重新申请。
booths-next-lapsed = 保留期内未收到确认，展位已释放。申请仍然保留，组委会可以为您另行分配。

## 分配的展位
booths-offer-title = 为您分配的展位：{ $number }
booths-offer-until = 为您保留至{ $day }
booths-offer-confirm = 确认展位
booths-offer-turn-down = 要求更换展位
booths-offer-turn-down-why = 希望怎样调整?
booths-offer-on-plan = 在{ $hall }平面图上的位置
booths-offer-facts = { $area }平方米，{ $sides }面开口，{ $kind }

## 进度
booths-move-submitted = 提交申请
booths-move-answered = 答复问题
booths-move-turned-down = 要求更换展位
booths-move-info_requested = 组委会要求补充
booths-move-offered = 分配展位{ $number }
booths-move-confirmed = 确认展位{ $number }
booths-move-declined = 组委会未通过
booths-move-withdrawn = 撤回申请
booths-move-lapsed = 展位{ $number }保留到期
booths-side-exhibitor = 参展商
booths-side-office = 组委会
booths-side-clock = 系统

## 后台
booths-queue-title = 展位申请
booths-queue-lead = 先到先办，请在48小时内答复每份申请。
booths-queue-keys = 快捷键：J、K上下移动，回车打开。
booths-queue-company = 公司
booths-queue-wish = 需求
booths-queue-stage = 阶段
booths-queue-age = 已等待
booths-queue-total = 报价
booths-queue-booth = 展位
booths-queue-empty = 暂无申请。新申请提交后会立即出现在这里。
booths-queue-overdue = 超过48小时
booths-queue-hours = { $n }小时
booths-queue-days = { $n }天
booths-queue-filter = 显示
booths-queue-filter-waiting = 待我方处理
booths-queue-filter-all = 全部
booths-queue-all-halls = 全部展馆
booths-queue-all-kinds = 全部类型
booths-queue-apply-filter = 筛选
booths-queue-count = 共{ $n }份申请
booths-review-title = { $name }的申请
booths-review-facts = 公司情况
booths-review-wish = 需求
booths-review-age = 已等待{ $n }小时，承诺48小时内答复
booths-review-back = 全部申请
booths-review-question = 要求补充
booths-review-question-text = 向参展商提出的问题
booths-review-question-send = 发送问题
booths-review-decline = 不通过
booths-review-decline-text = 原因（将告知参展商）
booths-review-decline-send = 不通过该申请
booths-review-offer = 分配展位
booths-review-reoffer = 改为其他展位
booths-review-offer-lead = 在平面图或列表中选择一个可选的展位。
booths-review-offer-until = 保留至
booths-review-offer-until-hint = 至当日结束。
booths-review-offer-send = 分配该展位
booths-review-offer-booth = { $hall }的可选展位
booths-review-offer-none = 该馆没有符合需求的可选展位，请换一个馆。
booths-review-offer-fitting = 符合需求
booths-review-offer-chosen = 已选展位
booths-review-offer-all = 显示各种面积的展位
booths-review-offer-fit = 只显示符合需求的展位
booths-review-price-now = 该展位价格：{ $amount }
booths-review-other-hall = 平面图

## 平面图
booths-plan-title = { $hall }平面图
booths-plan-lead = 可选{ $free }个，预留{ $offered }个，已售{ $confirmed }个。
booths-plan-halls = 展馆
booths-plan-entrance = 入口
booths-plan-lounge = WOW MATCHING
booths-plan-list = 本馆全部展位
booths-plan-number = 展位号
booths-plan-area = 面积
booths-plan-sides = 开口
booths-plan-kind = 类型
booths-plan-status = 状态
booths-plan-exhibitor = 参展商
booths-plan-legend = 图例
booths-plan-chosen = 展位{ $number }
booths-plan-unknown = 本馆没有展位{ $number }。
booths-plan-svg = { $hall }平面图，共{ $n }个展位，下方列表内容相同。
booths-plan-none = 平面图尚未绘制。
booths-plan-column = 立柱
booths-plan-scale = 每格3米
booths-review-option = { $number } · { $area }平方米 · { $sides }面开口
booths-queue-sides = { $n }面开口
booths-unit-shell = 9平方米
booths-unit-raw = 平方米
booths-build-shell-about = 含围板、地毯、中英文楣板、桌椅、射灯和插座。面积9、12、15、18或27平方米。
booths-build-raw-about = 不含任何设施，由参展商自行搭建，{ $n }平方米起租。
booths-offer-price = 该展位的费用
booths-refused-unsold = 该展位不属于申请的类型。
booths-review-stale = 重新查看申请

## 邮件
mail-booth-submitted-subject = { $show }：已收到您的展位申请
mail-booth-submitted-body =
    { $company }的展位申请已收到：{ $kind }，{ $area } 平方米，按今日价目为 { $total }。

    组委会将在 48 小时内审核并答复，每一步都会发邮件通知您。
mail-booth-submitted-action = 查看申请
mail-booth-asked-subject = { $show }：展位申请需要补充
mail-booth-asked-body =
    为您分配展位之前，组委会有一个问题：

    { $said }
mail-booth-asked-action = 答复问题
mail-booth-offered-subject = { $show }：展位 { $number } 为您保留至 { $until }
mail-booth-offered-body =
    我们为{ $company }分配了展位 { $number }，费用为 { $total }，页面上列有费用明细和展位在馆内的位置。

    该展位为您保留至 { $until }，逾期将重新开放销售。
mail-booth-offered-action = 查看并确认展位 { $number }
mail-booth-confirmed-subject = { $show }：展位 { $number } 已确认
mail-booth-confirmed-body =
    展位 { $number } 已归{ $company }所有，贵公司已列入参展商名录和展馆平面图。

    接下来请完善公司资料并添加展品，方便买家找到您。
mail-booth-confirmed-action = 打开参展页面
mail-booth-declined-subject = { $show }：关于您的展位申请
mail-booth-declined-body =
    很抱歉，组委会本次未能为{ $company }安排展位。原因如下：

    { $said }
mail-booth-declined-action = 查看申请
mail-booth-lapsed-subject = { $show }：展位 { $number } 的保留期已过
mail-booth-lapsed-body =
    保留期内未收到{ $company }的确认，展位 { $number } 已重新开放销售。您的申请仍然保留，组委会可以为您另行分配。
mail-booth-lapsed-action = 查看申请
mail-booth-withdrawn-subject = { $show }：申请已撤回
mail-booth-withdrawn-body =
    { $company }的展位申请已撤回，为其保留的展位也已释放。您可以随时重新申请。
mail-booth-withdrawn-action = 查看申请
mail-booth-turned-down-subject = { $show }：正在为您另选展位
mail-booth-turned-down-body =
    您希望更换展位 { $number }。该展位已释放，组委会将为{ $company }另选更合适的展位：

    { $said }
mail-booth-turned-down-action = 查看申请
mail-booth-desk-new-subject = 新的展位申请：{ $company }
mail-booth-desk-new-body =
    { $company }申请{ $kind } { $area } 平方米，报价 { $total }。请在 48 小时内答复。
mail-booth-desk-new-action = 打开申请
mail-booth-desk-answered-subject = { $company }已答复您的问题
mail-booth-desk-answered-body =
    { $company }的答复：

    { $said }
mail-booth-desk-answered-action = 打开申请
mail-booth-desk-confirmed-subject = { $company }已确认展位 { $number }
mail-booth-desk-confirmed-body =
    展位 { $number } 已售予{ $company }，金额 { $total }。
mail-booth-desk-confirmed-action = 打开申请
mail-booth-desk-turned-down-subject = { $company }希望更换展位 { $number }
mail-booth-desk-turned-down-body =
    展位 { $number } 已释放。{ $company }的说明：

    { $said }
mail-booth-desk-turned-down-action = 打开申请
mail-booth-desk-withdrawn-subject = { $company }已撤回申请
mail-booth-desk-withdrawn-body =
    { $company }的展位申请已撤回。{ $said }
mail-booth-desk-withdrawn-action = 打开申请
