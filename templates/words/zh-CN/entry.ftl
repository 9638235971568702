# 入口、设备与扫码。
entry-scanner-title = 扫码入场
entry-start = 开始扫码
entry-link-on = 在线
entry-link-off = 离线：扫码已保存，稍后补传
entry-link-unpaired = 本设备已解除配对
entry-strip-waiting = 待传
entry-strip-today = 今日
entry-direction-in = 入场
entry-direction-out = 离场
entry-turn-in = 改扫入场
entry-turn-out = 改扫离场
entry-code = 短码
entry-check = 查验
entry-torch = 手电
entry-lens = 镜头
entry-sound = 声音
entry-log = 最近扫码
entry-camera-refused = 浏览器未获准使用相机。请在地址栏中允许，或改用扫码枪、短码。
entry-camera-missing = 没有找到相机。扫码枪和短码仍可使用。
entry-decoder-missing = 本机无法用相机扫码。扫码枪和短码仍可使用。

# 判定大字。
entry-verdict-idle = 准备就绪
entry-verdict-admitted = 可入场
entry-verdict-repeat = 已入场
entry-verdict-refused = 不可入场
entry-verdict-attention = 放行，请留意
entry-verdict-undecided = 未判定
entry-verdict-asking = 核对中
entry-verdict-trouble = 扫码器异常

# 一句有用的话。
entry-why-idle = 将胸卡对准镜头，或用扫码枪，或输入短码。
entry-why-no-connection = 网络不通，本次扫码已保存，恢复后立即判定。请对方稍候。
entry-why-unpaired = 本设备已解除配对，扫码已保存。请向主管索取新的配对码。
entry-why-ok = 今日首次入场。
entry-why-greet = { $category }，请问候并引导至贵宾室。
entry-why-back = 欢迎回来。首次入场 { $since }，{ $gate }。
entry-why-left = 离场。
entry-why-not-inside = 今天没有入场记录，可放行离场。
entry-why-force = 主管决定放行，理由已记录。
entry-why-already-inside = 已于 { $since } 从{ $gate }入场，请核对姓名与本人。
entry-why-unknown-code = 不是本展会的胸卡，请引导至登记处。
entry-why-forged = 此码不是真码，请呼叫主管。
entry-why-other-edition = 这是其他届的胸卡，请到登记处换领。
entry-why-revoked = 此胸卡已作废或已换发，请到登记处。
entry-why-not-valid-yet = 此胸卡尚未生效。
entry-why-not-valid-yet-day = { $category }胸卡自{ $day } { $time } 起有效。
entry-why-expired = 此胸卡已过有效期。
entry-why-closed-today = 展会未开放。
entry-why-closed-today-next = 今天不开放。{ $category }胸卡{ $day } { $time } 起可入场。
entry-why-wrong-category = { $category }胸卡在此阶段不能入场。
entry-why-wrong-category-build-up = 现为布展期，{ $category }胸卡{ $day } { $time } 起可入场。
entry-why-wrong-category-tear-down = 现为撤展期，{ $category }胸卡不能再入场。
entry-why-wrong-zone = { $category }胸卡不能进入此区域。
entry-why-too-early = 时间未到，{ $category }胸卡{ $day } { $time } 起可入场。
entry-why-too-early-today = 时间未到，尚未开门。
entry-why-too-late = 已过最后入场时间，展会已结束。
entry-why-too-late-next = 今日已停止入场。下次开放：{ $day } { $time }。

# 后台统计用的原因。
entry-reason-unknown-code = 无法识别
entry-reason-forged = 伪造
entry-reason-other-edition = 其他届
entry-reason-revoked = 已作废
entry-reason-not-valid-yet = 未生效
entry-reason-expired = 已过期
entry-reason-closed-today = 当日不开放
entry-reason-wrong-category = 类别不符
entry-reason-wrong-zone = 区域不符
entry-reason-too-early = 时间未到
entry-reason-too-late = 已停止入场

# 后台。
entry-office-title = 入口与设备
entry-office-help = 今天谁入了场，哪些手机可以扫码。
entry-office-today = 今日
entry-count-admitted = 今日入场
entry-count-inside = 目前在场
entry-count-repeats = 重复扫码
entry-count-refused = 拒绝
entry-gates = 入口
entry-gate = 入口
entry-new-device = 配对新设备
entry-new-device-help = 将得到一个只能使用一次、十分钟内有效的配对码。请用要放在入口的手机打开。
entry-label = 设备名称
entry-label-help = 写在手机上的名字，例如“1号门左”。
entry-profile = 权限
entry-profile-scan = 仅扫码
entry-profile-lookup = 扫码与查找
entry-profile-supervisor = 主管：可破例放行
entry-invite = 显示配对码
entry-devices = 设备
entry-no-devices = 还没有配对的设备
entry-seen = 最近在线
entry-state = 状态
entry-device-paired = 已配对
entry-device-revoked = 已解除
entry-device-expired = 已过期
entry-revoke = 解除配对
entry-pairing-title = 配对码
entry-pairing-code = 配对二维码
entry-pairing-help = 用手机相机扫描，或在手机上打开链接。只能使用一次。
entry-pairing-until = { $time } 前有效。
entry-pairing-used = 手机已配对。
entry-pairing-late = 此配对码已过期，请重新生成。
entry-pairing-back = 返回入口与设备

# 手机上。
entry-pair-title = 配对这台手机
entry-pair-help = 配对后，这台手机可在此入口扫码，直到被解除。
entry-pair-button = 配对这台手机
entry-pair-wechat = 请在手机浏览器中打开本页：微信内往往无法使用相机。
entry-pair-used = 此配对码已被使用。
entry-pair-late = 此配对码已过期。
entry-pair-again = 请向后台索取新的配对码。
entry-pair-refused = 此配对码已被使用或已过期，请向后台索取新的。
entry-unpaired-title = 这台手机尚未与入口配对
entry-unpaired-help = 请主管在后台“入口与设备”中生成配对码，再用这台手机扫描。
entry-unpaired-kept = 尚未上传的扫码保存在本机，重新配对后自动上传。

# 接口。
entry-form-code-length = 太长了，不是胸卡码。
entry-form-time = 时间格式应为 2025-10-30T09:00:00+08:00。
entry-scan-gate = 本届没有这个入口。
entry-scan-reused = 此扫码编号已用于另一次扫码。
entry-batch-list = 请提交扫码列表。
entry-batch-long = 一次最多 1,000 条扫码。

# 按姓名查找。
entry-people-link = 查找
entry-people-title = 查找胸卡
entry-people-question = 姓名、公司或手机号后四位
entry-people-search = 查找
entry-people-help = 可输入姓名（也可用拼音或拼音首字母）、公司、手机号后四位或短码。
entry-people-too-short = 请至少输入两个汉字或三个字母。
entry-people-nobody = 没有找到相符的登记。请换一种写法或用手机号查找，也可请对方到登记处办理。
entry-people-more = 仅显示前 { $count } 个，请再多输入一些。
entry-people-count = 共 { $count } 个胸卡
entry-people-admitted = { $time } 已入场
entry-people-revoked = 已作废
entry-people-check = 请对方说出全名和公司，是否相符？
entry-people-admit = 相符，放行

# 设备的状况与密钥。
entry-waiting = 待传扫码
entry-pack-age = 数据包
entry-pack-minutes = { $n } 分钟
entry-expires = 有效期至
entry-rotate = 更换密钥
entry-device-turning = 新密钥将在设备下次联系时启用
organiser-event-device_secret_offered = 为设备更换密钥
organiser-event-device_secret_turned = 设备已启用新密钥
