# 参展商：注册、门户、公司资料、展品、团队、后台名单。

## 注册
exhibitors-sign-up-title = 我要参展
exhibitors-sign-up-lead = 一页填完公司信息和登录账号，随后即可申请展位。
exhibitors-sign-up-company = 公司信息
exhibitors-sign-up-person = 联系人
exhibitors-sign-up-sectors = 展品类别
exhibitors-sign-up-sectors-hint = 请选择1至10项，观众将据此找到您。
exhibitors-sign-up-send = 注册账号
exhibitors-sign-up-have = 已有账号？
exhibitors-sign-up-sign-in = 登录
exhibitors-sign-up-privacy = 以上信息仅用于办理参展事务，联系方式只对主办方可见。
exhibitors-name-zh = 公司中文名称
exhibitors-name-en = 公司英文名称
exhibitors-name-hint = 中文、英文至少填写一项。
exhibitors-contact-name = 姓名
exhibitors-email = 邮箱
exhibitors-email-hint = 用于登录，办理进度也会发到这里。
exhibitors-mobile = 手机
exhibitors-mobile-hint = 中国内地以外的号码请以 + 和国家代码开头。
exhibitors-password = 密码
exhibitors-password-hint = 至少10个字符，可以是一句话。
exhibitors-country = 国家或地区
exhibitors-website = 网站
exhibitors-website-hint = 以https:// 或http:// 开头，选填。
exhibitors-about-zh = 公司中文简介
exhibitors-about-en = 公司英文简介
exhibitors-about-hint = 最多600字，选填。
exhibitors-sectors = 展品类别
exhibitors-sectors-open = { $name }的细分类别
exhibitors-sectors-chosen = 已选{ $n }项

## 填写有误与不能办理
exhibitors-mistake-name = 请填写公司中文或英文名称。
exhibitors-mistake-sectors = 请至少选择一个类别。
exhibitors-mistake-sectors-many = 最多选择{ $n }项。
exhibitors-mistake-sector = 请从列表中选择类别。
exhibitors-mistake-country = 请从列表中选择国家或地区。
exhibitors-mistake-website = 请填写完整网址，以https:// 或http:// 开头。
exhibitors-mistake-email-taken = 该邮箱已注册，请直接登录。
exhibitors-mistake-product-name = 请填写展品的中文或英文名称。
exhibitors-mistake-products-many = 每家公司最多填写{ $n }个展品。
exhibitors-mistake-member = 该同事已在团队中。
exhibitors-refused-stale = 您填写期间，同事已修改过本页。您填写的内容保留在下方，请核对后重新保存。
exhibitors-refused-invitation = 邀请已失效，请让同事重新发送。
exhibitors-refused-other-company = 该账号在本届展会已属于另一家公司。

## 门户首页
exhibitors-home-title = 参展事务
exhibitors-home-lead = 按以下顺序办理，每一步都会自动保存。
exhibitors-home-hello = { $name }
exhibitors-task-company = 公司资料
exhibitors-task-company-todo = 请补充公司简介，让观众了解您的业务。
exhibitors-task-company-done = 已完善，可随时修改。
exhibitors-task-products = 展品
exhibitors-task-products-todo = 请添加您将展出的产品。
exhibitors-task-products-done = 已添加{ $n }个展品
exhibitors-task-booth = 展位
exhibitors-task-booth-todo = 请申请展位。
exhibitors-task-meetings = 商贸洽谈
exhibitors-task-meetings-todo = 展位确认后，买家即可向您发起约洽。
exhibitors-task-meetings-ready = 查看约洽请求和日程。
exhibitors-task-team = 团队
exhibitors-task-team-todo = { $n }位同事可以代表公司办理。
exhibitors-task-open = 打开
exhibitors-state-todo = 待办
exhibitors-state-doing = 办理中
exhibitors-state-yours = 待您处理
exhibitors-state-done = 已完成
exhibitors-state-later = 稍后

## 公司资料
exhibitors-company-title = 公司资料
exhibitors-company-lead = 以下内容将展示在参展商名录中。
exhibitors-company-save = 保存
exhibitors-company-saved = 已保存。
exhibitors-company-public = 以观众视角查看

## 展品
exhibitors-products-title = 展品
exhibitors-products-lead = 您将在展位展出的产品，观众可按名称搜索。
exhibitors-products-none = 还没有展品，请在下方添加第一个。
exhibitors-products-add = 添加展品
exhibitors-products-name-zh = 展品中文名称
exhibitors-products-name-en = 展品英文名称
exhibitors-products-sector = 类别
exhibitors-products-save = 添加展品
exhibitors-products-remove = 删除
exhibitors-products-remove-label = 删除{ $name }
exhibitors-products-added = 已添加。
exhibitors-products-removed = 已删除。

## 团队
exhibitors-team-title = 团队
exhibitors-team-lead = 以下同事都可以代表公司办理，只有管理员可以邀请他人。
exhibitors-team-invite = 邀请同事
exhibitors-team-invite-email = 同事的邮箱
exhibitors-team-invite-send = 发送邀请
exhibitors-team-invited = 邀请已发送。
exhibitors-team-open = 待接受的邀请
exhibitors-team-until = { $day }前有效
exhibitors-role-admin = 管理员
exhibitors-role-member = 成员
exhibitors-join-title = 加入{ $name }
exhibitors-join-lead = 您受邀代表该公司办理参展事务，请为{ $email }设置密码。
exhibitors-join-known = 您受邀代表该公司办理参展事务。请先以{ $email }登录，再打开此链接。
exhibitors-join-ready = 您已登录为{ $email }。
exhibitors-join-send = 加入

## 后台
exhibitors-office-title = 参展商
exhibitors-office-search = 公司名称、展位号或邮箱
exhibitors-office-search-send = 搜索
exhibitors-office-count = 共{ $n }家参展商
exhibitors-office-empty = 没有符合条件的参展商。
exhibitors-office-company = 公司
exhibitors-office-country = 国家或地区
exhibitors-office-booth = 展位
exhibitors-office-since = 注册时间
exhibitors-office-contact = 联系人
exhibitors-office-more = 下一页
exhibitors-office-first = 第一页
exhibitors-office-about = 简介
exhibitors-office-sectors = 展品类别
exhibitors-office-products = 展品
exhibitors-office-team = 团队
exhibitors-office-applications = 展位申请
exhibitors-office-none = 暂无。
exhibitors-office-back = 全部参展商
exhibitors-company-now = 当前保存的内容
exhibitors-room-home = 待办
exhibitors-room-company = 公司
exhibitors-room-products = 展品
exhibitors-room-booth = 展位
exhibitors-room-meetings = 洽谈
exhibitors-room-team = 团队

## 国家和地区
exhibitors-country-CN = 中国
exhibitors-country-HK = 中国香港
exhibitors-country-MO = 中国澳门
exhibitors-country-TW = 中国台湾
exhibitors-country-JP = 日本
exhibitors-country-KR = 韩国
exhibitors-country-SG = 新加坡
exhibitors-country-MY = 马来西亚
exhibitors-country-TH = 泰国
exhibitors-country-VN = 越南
exhibitors-country-ID = 印度尼西亚
exhibitors-country-PH = 菲律宾
exhibitors-country-IN = 印度
exhibitors-country-PK = 巴基斯坦
exhibitors-country-BD = 孟加拉国
exhibitors-country-LK = 斯里兰卡
exhibitors-country-AE = 阿联酋
exhibitors-country-SA = 沙特阿拉伯
exhibitors-country-IL = 以色列
exhibitors-country-TR = 土耳其
exhibitors-country-RU = 俄罗斯
exhibitors-country-KZ = 哈萨克斯坦
exhibitors-country-UZ = 乌兹别克斯坦
exhibitors-country-DE = 德国
exhibitors-country-FR = 法国
exhibitors-country-GB = 英国
exhibitors-country-IT = 意大利
exhibitors-country-ES = 西班牙
exhibitors-country-NL = 荷兰
exhibitors-country-BE = 比利时
exhibitors-country-CH = 瑞士
exhibitors-country-AT = 奥地利
exhibitors-country-SE = 瑞典
exhibitors-country-PL = 波兰
exhibitors-country-CZ = 捷克
exhibitors-country-US = 美国
exhibitors-country-CA = 加拿大
exhibitors-country-MX = 墨西哥
exhibitors-country-BR = 巴西
exhibitors-country-AU = 澳大利亚
exhibitors-country-ZZ = 其他

## 邮件
mail-exhibitor-welcome-subject = { $show }：欢迎{ $company }
mail-exhibitor-welcome-body =
    您的参展商账号已开通，请用本邮箱登录。

    接下来请申请展位，组委会将在 48 小时内答复。
mail-exhibitor-welcome-action = 申请展位
mail-exhibitor-invited-subject = { $company }邀请您加入{ $show }的参展团队
mail-exhibitor-invited-body =
    您的同事邀请您代表{ $company }办理{ $show }的参展事务。链接七天内有效，只能使用一次。
mail-exhibitor-invited-action = 加入团队
