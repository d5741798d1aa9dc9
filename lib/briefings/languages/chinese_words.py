"""Tables of Chinese words: numerals, scales, units, bounds, verbs. A new word is a word more in its table."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words(table: str) -> tuple[str, ...]:
    """The words of a table written as text."""
    return tuple(table.split())


def either(table: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))


NUMERALS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

SCALES = {
    "兆": 1e12,  # before money, as in Taiwan
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "十亿": 1e9,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "十万": 1e5,
    "万": 1e4,
    "千": 1e3,  # before hectares, tons and people
}

CURRENCIES = {
    "元人民币": "CNY",
    "人民币": "CNY",
    "元": "",  # the document's own
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "日圆": "JPY",
    "韩元": "KRW",
    "韩圆": "KRW",
    "港元": "HKD",
    "港币": "HKD",
    "澳门元": "MOP",
    "新台币": "TWD",
    "台币": "TWD",
    "新加坡元": "SGD",
    "新元": "SGD",
    "坡元": "SGD",
    "澳元": "AUD",
    "加元": "CAD",
    "卢布": "RUB",
    "卢比": "INR",
    "瑞士法郎": "CHF",
    "泰铢": "THB",
    "林吉特": "MYR",
    "令吉": "MYR",
    "越南盾": "VND",
    "雷亚尔": "BRL",
    "迪拉姆": "AED",
}

CURRENCY_SIGNS = {
    "US$": "USD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "RMB": "CNY",
    "人民币": "CNY",
    "港币": "HKD",
    "新台币": "TWD",
    "￥": "CNY",
    "¥": "CNY",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}

YUAN_ELSEWHERE = frozenset({"HKD", "TWD", "MOP", "SGD"})  # where a text's 元 is not the renminbi

# words of length, weight, area, energy, data: a noun never follows them
MEASURES = words(
    """
    公吨
    吨标准煤 吨标煤 载重吨 修正总吨 总吨 吨公里 吨 公斤 千克 克 斤 平方公里 平方千米 平方米 万平方米 立方米
    公里 千米 海里 米 公顷 亩 千瓦时 度电 千瓦 兆瓦 吉瓦 太瓦时 瓦时 瓦 标准箱 标箱 人次 车次 航次 架次 班次
    列次 场次 人公里 桶 升 焦耳 大卡 EFLOPS PFLOPS TFLOPS EFlops PFlops Eflops Pflops GWh TWh MWh kWh KWh GW
    MW kW KW EB PB ZB TB GB TEU Tbps Gbps 个标准机架 标准机架
    微克/立方米 毫克/立方米 微克 毫克 千卡 兆焦 贝克 立方 万立方米 吨位
    """
)

# words between a figure and what it counts
CLASSIFIERS = words(
    """
    台（套） 台(套) 余家 家次 家 个 台套 台 套 座 条 户 所 项 件 辆 艘 架 处 种 类 批次 批 张 份 人
    名 位 列 次 场 趟 班 头 只 棵 株 瓶 部 本 册 款 支 颗 枚 宗 笔 单 票 根 间 栋
    幢 孔 口 眼 片 块 门 对 双 组 篇 首 集 期 例 起 道
    盏 顶 朵 束 箱 袋 盒 桩 站 盘 床 枝 轮 省份 省区市 国家和地区 国家 地区 城市 县区 区县 省 市 县 国 村
    企业 大类 中类 小类
    剂次 剂 例次 人份 人天 户次 席
    """
)

# a figure that one of these follows is a time, an age, an ordinal or a name
TIMES_OF_CLOCK = words(
    """
    年 个月 个多月 月 日 天 小时 个小时 分钟 秒 周 个星期 星期 个季度 季度 个年头 个工作日 工作日 周年 世纪
    毫秒 微秒 时 点 分
    """
)

NOT_COUNTED = words(
    """
    号 级 届 强 后 岁 版 代 期工程 国集团 名单 条例 部门 个部门 部委 米级 纳米 毫米 厘米 微米 摄氏度 度 ℃
    兆 比特 英寸 赫兹 层 楼 栋楼 周岁 线 路 街 行动 工程 计划 平台 模式 战略 体系
    """
)

AT_LEAST, AT_MOST, ABOUT, EXACT = "at_least", "at_most", "approximately", "exact"

BOUNDS_BEFORE = {
    **dict.fromkeys(
        words(
            """
            超过 超过了 超出 超 已超 突破 突破了 逾 破 不少于 不低于 不小于 不下于 不下 不止 不亚于 至少
            最少 起码 多于 大于 高于 超越 上 至少达到 不少于约 ≥ >= > ＞ 远超 均超 首破 再超
            过了 迈过 跨过 迈上 站上
            """
        ),
        AT_LEAST,
    ),
    **dict.fromkeys(
        words(
            """
            不超过 不高于 不大于 不多于 不超 低于 少于 小于 不足 不到 未到 至多 最多 最高 未超过 上限 ≤ <=
            < ＜
            """
        ),
        AT_MOST,
    ),
    **dict.fromkeys(
        words(
            """
            约 大约 大概 约为 约达 约合 约占 近 逼近 接近 将近 接近于 几乎 差不多 左右 ~ ～ 大致 大体 基本
            约有 估计
            """
        ),
        ABOUT,
    ),
    # look like a bound and are none
    **dict.fromkeys(
        words(
            """
            节约 集约 签约 履约 合约 预约 特约 邀约 违约 契约 最近 附近 就近 靠近 临近 以上 晚上 线上 网上
            早上 加上
            """
        ),
        EXACT,
    ),
}

BOUNDS_AFTER = {
    **dict.fromkeys(
        words(
            """
            以上 及以上 之上 之多 多 余 开外 有余 强 +
            """
        ),
        AT_LEAST,
    ),
    **dict.fromkeys(
        words(
            """
            以内 之内 以下 及以下 内
            """
        ),
        AT_MOST,
    ),
    **dict.fromkeys(
        words(
            """
            左右 上下 前后
            """
        ),
        ABOUT,
    ),
}

# words before which a counted noun phrase ends: 1200余家企业|参展
AFTER_NOUN = words(
    """
    就地 就近 倾向
    左右 以内 以下 同比 环比 分别 占 为 已 均 被 在 参与 开展 完成 实现 入选 入围 跻身 交付 组成 增长 提高
    提升 下降 减少 实施 建成 显示 预计 认为 表示 受益 获益 大关 关口 创历史 创新高 创下 参加 参展 出席
    诞生 主持 或 得到 全覆盖 接入 用上 享受 拥有 采用 使用 成为 变为 比上年 较上年 超过 突破 支持 覆盖
    用于 落地 投产 开工 获 纳入 通过 达 是 将 从 向 由 按 提前 全部 全面 首次 累计 左 受惠
    """
)

# what the units of a branch are told of: 28个省份|工业增加值
MEASURED = words("增加值 税收 产量 利润 收入 投资 产值 价格 出口 进口 生产总值 增速 实现 经济 同比")

# words after which a number without a unit is a figure: 降至1.25
BEFORE_BARE = words(
    "为 达 至 到 于 是 报 约 超过 超 突破 数 ： 缩小 减小 扩大 下降 提高 上升 回落 提升 增加 减少"
)

INCREASE, DECREASE = "increase", "decrease"

# verbs and nouns of change; a figure right after them, or after their object, is a gain or a loss
CHANGES = {
    **dict.fromkeys(
        words(
            """
            走高 走强 冲高 抬高 飙升 激增 反弹 上扬 上行 上浮
            增长 增加 提高 提升 上升 上涨 扩大 回升 攀升 加快 跃升 增收 增产 增幅 涨幅 增速 增长率 增势 高于
            快于 高出 多出 好于 领先 快出 升值 净增 净增加 多增 拉动 抬升 拉高 拓展 延长 上调 增多
            增 升 涨 高 多
            """
        ),
        INCREASE,
    ),
    **dict.fromkeys(
        words(
            """
            缩水 下挫 锐减 骤降 走低 下行 下浮
            下降 减少 降低 回落 下滑 下跌 收窄 缩小 缩短 压减 压缩 缩减 削减 下调 放缓 低于 慢于 少于 降幅
            跌幅 减幅 减排 减产 萎缩 减轻 节约 节省 少增 精简 压降 贬值 降 跌 减 低 少 掉
            """
        ),
        DECREASE,
    ),
}

SHORT_CHANGES = frozenset(words("增 升 涨 高 多 降 跌 减 低 少 掉"))  # only right before the figure

# verbs that lead to a level with 到 or 至: 冲到, 缩至
REACHING = {
    **dict.fromkeys("增升涨提冲攀跃扩拓拉抬爬", INCREASE),
    **dict.fromkeys("降跌减掉压缩滑砍", DECREASE),
}
GROWTH_NOUNS = frozenset(words("增幅 涨幅 增速 增长率 降幅 跌幅 减幅"))

# verbs whose object is what is counted
ACTIONS = words(
    """
    建成 新建 新增 培育 实现 完成 开展 发放 安排 发行 打造 拥有 带动 吸引 发布 制定 制修订 制订 淘汰 开通
    签约 设立 认定 遴选 惠及 减免 获得 达成 推出 建立 创建 组建 引进 培养 启动 投放 兑付 办理 受理 颁发 查处
    创造 开行 运送 发送 发运 交付 汇聚 集聚 聚集 涌现 资助 投运 投产 筹集 落实 下达 募集 签订 签署 评选 选树
    入选 超额完成 取得 举办 孵化 遍布 出台 拨付 设有 配备 招引 攻克 纳入 建有 布设 建设了 服务了 支持了
    累计建设 累计生产 累计销售 累计出口 累计服务 累计支持 形成了 生产了 新建成 建成并 共建成 建设 形成 共有
    现有 已有 设置 部署
    增发 发行了 增设 增配 下拨 追加
    自建 自研 扩建 改扩建 续建
    推广 新添 净添 再添 收获 收割 产出 预留 提供 推行 卖出 售出
    """
)

# an action word that one of these follows is part of a noun: 建设投资, 完成额, 吸引力
ACTION_AS_NOUN = "(?![额量率力值数会性者投资用金])"

# adverbs of degree and manner, which stand before a verb and name nothing
ADVERBS = words(
    """
    大幅 小幅 同样 明显 显著 稳步 快速 较快 仍 仍然 仍旧 依然 继续 持续 进一步 略有 稍 有所 逐步 强劲 平稳
    同口径 可比口径 相应 随之 却 反而 更是 甚至 迅速 逆势 一路
    """
)

# words that lead over from what is measured to the figure
LINKS = words(
    """
    已经 已 均 都 也 还 就 则 共 仅 只 又 再 分别 累计 合计 总计 共计 总共 达到 达到了 达 高达 多达 为 成为 是
    有 共有 已有 现有 超过 突破 约 近 至 到 在 保持在 稳定在 维持在 控制在 占 占到 报 于 了 的 将 要 由 从
    自 以 按 同比 环比 年均 平均 首次 再次 一举 预计 力争 实际 名义 提供 进行 收于 达成 各 双双 双 一共 已达
    同时
    拟 拟按 每年 都在  均在 大约 已有 目前 将近
    压减到 压降到 做到 摸到 跃居 拿下 恢复到 恢复至 依次
    提升到 提升至 提高到 提高至 上升到 上升至 下降到 下降至 增加到 增加至 增长到
    增长至 扩大到 减少到 回落到 缩短到 降低到 降低至
    维持 保持 稳定
    有望 可望 预期 有望达 力争达
    高于 低于 快于 慢于 略高于 略低于 远高于 远低于 明显高于 明显低于 略 拨款
    相比 相比之下 再创新高 创新高 创历史新高 再创历史新高
    创下 创造了 实现了
    扩展至 扩展到 拓展至 拓展到 扩大至 覆盖至
    计划于 打算
    年增 月增 季增 年减 月减 季减 按年 按月 按季 yoy qoq + -
    """
)

# words that end like a link and are none
NOT_LINKS = words(
    """
    华为 行为 国有 私有 公有 所有 公共 合约 签约 预约 节约 集约 申报 年报 日报 周报 情报 举报 通报 预报 简报
    纪要 附近 最近 潜在 存在 内在 需要 主要 重要 自主 可以 原则 规则 准则 细则 法则 守则 总则
    """
)

# words that may begin a clause before what is measured is named
OPENERS = words(
    """
    其中 此外 同时 另外 与此同时 特别是 尤其是 其次 首先 最后 而且 并且 并 且 而 但 但是 不过 因此 所以 以及
    和 与 、 使得 则 即 如 例如 比如 据统计 据介绍 数据显示 据悉 据了解 统计显示 经初步核算 初步核算
    初步统计 经初步统计 经测算 据测算 预计 力争 争取 确保 有望 努力 每年 已经 已 也 还 又 均 都 仍 将 要求
    要 累计 截至目前 截至 按 是 有 更 到 至 于 在 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 一方面
    另一方面 具体来看 总体来看 总的来看 从 由 自 结果显示 调查显示 推动 带动 促进 保持 实现 力求 我国 我省
    我市 我区 我们 中国的 了 当年 同期 共  使   '" ( （ “ ” ） )
    计划
    直接 间接 合计
    相当于 每天 每日 平均每天 平均每年 每月
    虽然 尽管 即使 由于 中期 远期 近期 初期 将 至少 至多
    剩下 余下 其余 还有 另有 只有 仅有 及
    """
)

# words that begin like an opener and are none
NOT_OPENERS = words(
    """
    在线 在校 在建 在册 在岗 在营 在用 从业 自主 自动 自有 自然 自贸 到位 以旧 按揭 有色 有线 有效 有机 共享
    共建 于 如意 与会 和谐 比例 比重 较大 即时 是否 将军 实现利润 实现营业 更新 更换 还款 又好 并购 并网
    并表 已发 要素
    计划单列 计划生育 计划总 计划内 快速路 快速公交 继续教育
    自建 自研 自产 自营 自用 由此 由头 将军 将士
    均价 均值 均线 均衡 使用 使馆 使命 都市 到期 到账 到岗 到港 还原 共同 共用 了解 更正 即期 有关 有源 按键
    及时 及格 及早
    自驾 自助 自学 自愿 自发 自费 在途 在职 在学 在园 在读 在华 在外 在编
    """
)

AFTER_TIME = words(
    """
    期间 时期 以来 以内 之内 内 前 底 末 份 中 里 的 ， , 起 ） )
    """
)

QUALIFIERS = words(
    """
    规模以上 规上 限额以上 国家级 省级 市级 县级 部级 省部级 地级及以上 地级 重点 城镇 农村 民营 国有 外资
    中央企业 行政 中小 大型 全球
    """
)

SPEECH = words(
    """
    表示 介绍 介绍说 指出 说 称 强调 透露 认为 谈到 坦言 告诉记者 回应 答道 表示道 宣布
    """
)

TITLES = words(
    """
    部长 副部长 司长 副司长 局长 副局长 主任 副主任 工程师 经济师 会计师 设计师 发言人 院长 副院长 书记
    副书记 省长 副省长 市长 副市长 行长 署长 主席 总经理 董事长 总裁 院士 教授 专家 秘书长 会长 研究员 组长
    厅长 副厅长 处长 县长 区长 州长 总理 委员 理事长 所长 校长 站长 经理 组成员 总监 分析师 负责人 司令
    首席执行官
    """
)

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔"
    "向常汤康易乔赖文辛单苗闻库怀翟游詹倪耿管鲁葛章柳毕聂华祁凌齐伍盛温娄谷应费宁穆柴阎庄申纪路宗裴季欧"
)

# words that begin like a name and are none
NOT_NAMES = words(
    """
    方案 方式 方向 方法 方面 安排 成效 成果 成就 任务 计划 金额 高度 温馨 于是 文件 文字 文章 应用 石油 黄金
    余额 应当 白皮书 高质量 常见 常用 江苏 江西 宁夏 温州 万元 单位 管理 程序 向好 易见 华东 华南 华北
    """
)

# characters of these tables and patterns as Hong Kong, Macao and Taiwan write them, and quotation marks
TRADITIONAL = (
    "萬億個臺輛戶條項處類張達較佔約過幾點額數據產業資長發單時間與從預計將會實現開設這種為於總漲減擴縮畫"
    "標準環歲兩雙財場鐵電車機國佈創範圍應對連續領選積極園區縣鎮鄉報導壓趨勢際質構備認證圖書頁馬進動結獲"
    "當屆參術線員價購買賣體層關鍵檢稱說紹強調記學貿營稅網絡務「」『』“”維並訪註聯歷們來後給讓運輸銷經"
    "濟貨幣貸債負廠農礦鋼顆隻訂採轉變優節緊緩確擬爭讀寫樓鄰險轄診療醫藥護養殘婦兒軍戰爾蘭韓傳譯談議論評"
    "審責權義規紙賬冊銀監雲軟鏈塊島灣臨暫歸屬繼贏虧損餘補貼撥徵陸氣離頭碼銅鋁鋰礎劃聲穩勁顯擔"
    "頃溫噸顧庫組級紀終績舉舊號蘇衛裡視訊許訴輪辦遊違遠鄭錢鐘門陳階隊隨響頂願黃齊齡龍僅儘別劉匯卻啟喬嚴"
    "圓團執夠孫寧師帶幹廣廳彙態慮懷換撐擁攝東棟樁樣樹歐況淨測湯滙滲潛無狀獻畢盡盤穀筆簡簽籌納綱羅聞莊華"
    "葉蓋蔣裝製見誕謝貢費賀賴賽躍輕還釐陣雖魯係併內則劑問壽專崗徑檯畝羣鄧"
)
SIMPLIFIED = (
    "万亿个台辆户条项处类张达较占约过几点额数据产业资长发单时间与从预计将会实现开设这种为于总涨减扩缩画"
    "标准环岁两双财场铁电车机国布创范围应对连续领选积极园区县镇乡报导压趋势际质构备认证图书页马进动结获"
    '当届参术线员价购买卖体层关键检称说绍强调记学贸营税网络务""""""维并访注联历们来后给让运输销经济货币'
    "贷债负厂农矿钢颗只订采转变优节紧缓确拟争读写楼邻险辖诊疗医药护养残妇儿军战尔兰韩传译谈议论评审责权"
    "义规纸账册银监云软链块岛湾临暂归属继赢亏损余补贴拨征陆气离头码铜铝锂础划声稳劲显担"
    "顷温吨顾库组级纪终绩举旧号苏卫里视讯许诉轮办游违远郑钱钟门陈阶队随响顶愿黄齐龄龙仅尽别刘汇却启乔严圆"
    "团执够孙宁师带干广厅汇态虑怀换撑拥摄东栋桩样树欧况净测汤汇渗潜无状献毕尽盘谷笔简签筹纳纲罗闻庄华叶盖"
    "蒋装制见诞谢贡费贺赖赛跃轻还厘阵虽鲁系并内则剂问寿专岗径台亩群邓"
)
SAME_LENGTH = str.maketrans(TRADITIONAL + ";:()!?．", SIMPLIFIED + "；：（）！？.")
