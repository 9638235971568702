# 线索：展商在展位扫描的观众胸卡。
leads-title = 客户线索
leads-lead = 贵司同事扫描过的观众。您看到的是每位观众同意展示的信息。
leads-scan = 扫描胸卡
leads-scan-lead = 将观众胸卡对准摄像头。没有网络时，扫码保存在本机，稍后自动上传。
leads-scan-asking = 查询中…
leads-scan-kept = 已保存在本机
leads-scan-failed = 未能保存，请重试。
leads-scan-offline = 离线
leads-scan-waiting = 条待上传
leads-scan-open = 写备注
leads-export = 导出表格
leads-code = 胸卡短码
leads-code-help = 二维码下方的九位数字。
leads-save = 保存线索
leads-find = 姓名、公司或备注
leads-find-go = 查找
leads-all = 全部
leads-back = 全部线索
leads-none = 还没有线索
leads-none-help = 在展位扫描第一位观众的胸卡吧。团队里每部手机都可以扫。
leads-none-like-this = 没有符合条件的线索。
leads-badge = 胸卡 { $code }
leads-private = 该观众未同意向展商展示信息。
leads-withdrawn = 该观众已不再向贵司展示信息。
leads-silent = 请勿联系
leads-silent-help = 该观众不希望贵司来信或来电。
leads-no-contact = 该观众未提供手机号或邮箱。
leads-rating = 意向如何？
leads-rating-hot = 高
leads-rating-warm = 中
leads-rating-cold = 低
leads-note = 备注
leads-note-help = 仅贵司团队可见。
leads-saved = 已保存。
leads-stale = 您的同事刚刚修改了这条线索。您填写的内容仍在下方，再次保存即可替换。
leads-stale-now = 现有内容：
leads-scanned =
    { $n ->
        [1] { $last } 扫描。
       *[other] 共扫描 { $n } 次：首次 { $first }，最近 { $last }。
    }
leads-mistake-code = 这不是本届展会的胸卡。
leads-mistake-revoked = 该胸卡已作废或已更换，请出示新胸卡。
leads-mistake-nobody = 这不是观众胸卡。
leads-refused-reused = 该扫码编号已用于另一次扫码。
leads-scans-many = 每次最多 100 条扫码。

# 展商自设问题。
leads-questions = 自设问题
leads-questions-lead = 最多八个问题，由同事为每条线索填写。
leads-question = 问题
leads-question-new = 新问题
leads-question-add = 添加问题
leads-question-remove = 删除
leads-question-remove-label = 删除“{ $label }”及其答案
leads-choices = 选项
leads-choices-help = 每行一个，二至八个。留空则用文字回答。
leads-mistake-one-choice = 只有一个选项无从选择：请至少写两个，或留空。
leads-mistake-choices-many = 最多 { $n } 个选项。
leads-mistake-questions-many = 已有 { $n } 个问题，请先删除一个。

# 表格。
leads-col-last = 最近扫码
leads-col-name = 姓名
leads-col-title = 职务
leads-col-company = 公司
leads-col-type = 类型
leads-col-mobile = 手机号
leads-col-email = 邮箱
leads-col-contact = 联系
leads-col-badge = 胸卡
leads-col-rating = 意向
leads-col-note = 备注
leads-col-scans = 扫码次数
leads-col-exhibitor = 展商
leads-col-seal = 封签

# 观众看到的页面。
leads-mine = 谁扫了我
leads-mine-lead = 扫描过您胸卡的展商，以及他们能看到的信息。
leads-mine-saved = 已保存，立即生效。
leads-mine-list = 展商
leads-mine-nobody = 还没有展商扫描您的胸卡。
leads-mine-scanned =
    { $n ->
        [1] { $last } 扫描
       *[other] 共扫描 { $n } 次，最近 { $last }
    }
leads-mine-withdrawn = 已不再向其展示您的信息。
leads-mine-silent = 已禁止其来信来电。
leads-mine-withdraw = 不再向其展示
leads-mine-show-again = 重新展示
leads-mine-bar = 请勿联系
leads-mine-allow = 允许联系
leads-release = 他们能看到什么
leads-release-base = 您的姓名、职务、公司和类型。如愿意，可勾选更多。
leads-release-mobile = 我的手机号
leads-release-email = 我的邮箱
leads-release-none = 您未同意向扫码的展商展示信息。他们只能看到胸卡编号。

# 线索来源。
leads-proof = 线索来源核验
leads-proof-lead = 展位上的每次扫码都与前一次连锁封签，在此核验。
leads-proof-whole = 封签全部完好：没有扫码被改动、删除或插入。
leads-proof-broken = 有封签损坏：有扫码在系统之外被改动、删除或插入。
leads-proof-none = 还没有展商扫描胸卡。
leads-seal-whole = 完好
leads-seal-broken = 自第 { $n } 次扫码起损坏
