import type { Catalogue } from '../translate.js';

/** What can be wrong with a model, its host, or a call to it. */
export const modelMessages = {
  'model.unknownProvider': {
    en: 'There is no provider "{provider}". Known ones: {allowed}.',
    'zh-TW': '沒有名為「{provider}」的供應者。可用的有：{allowed}。',
    'zh-CN': '没有名为“{provider}”的供应方。可用的有：{allowed}。',
  },
  'model.unknownProvider.hint': {
    en: 'For any other OpenAI-compatible host give its address: --base-url https://…/v1',
    'zh-TW': '其他與 OpenAI 相容的主機請直接給位址：--base-url https://…/v1',
    'zh-CN': '其他与 OpenAI 兼容的主机请直接给出地址：--base-url https://…/v1',
  },
  'model.badUrl': {
    en: '{from} is not a usable address: {url}',
    'zh-TW': '{from} 不是可用的位址：{url}',
    'zh-CN': '{from} 不是可用的地址：{url}',
  },
  'model.badUrl.hint': {
    en: 'Expected something like https://api.moonshot.ai/v1, without a user name, a password or a query.',
    'zh-TW': '應該像 https://api.moonshot.ai/v1，不含使用者名稱、密碼或查詢字串。',
    'zh-CN': '应类似 https://api.moonshot.ai/v1，不含用户名、密码或查询字符串。',
  },
  'model.plainHttp': {
    en: '{from} names {host} over plain http, where anyone on the way could read your key and your code.',
    'zh-TW': '{from} 以未加密的 http 連到 {host}，途中任何人都能讀到你的金鑰與程式碼。',
    'zh-CN': '{from} 以未加密的 http 连接 {host}，途中任何人都能读到你的密钥与代码。',
  },
  'model.plainHttp.hint': {
    en: 'Use https, or a tunnel to this machine (http://127.0.0.1:…): plain http is taken on loopback only.',
    'zh-TW': '請改用 https，或建立通往本機的通道（http://127.0.0.1:…）：未加密的 http 只能用在本機。',
    'zh-CN': '请改用 https，或建立通往本机的隧道（http://127.0.0.1:…）：未加密的 http 只能用于本机。',
  },
  'model.noKey': {
    en: 'No key for {host}: none of these variables is set: {variables}.',
    'zh-TW': '沒有 {host} 的金鑰：這些環境變數都沒有設定：{variables}。',
    'zh-CN': '没有 {host} 的密钥：这些环境变量都没有设置：{variables}。',
  },
  'model.noKey.hint': {
    en: 'Get a key at https://platform.kimi.ai (in China https://platform.kimi.com) and set MOONSHOT_API_KEY, or name a local model: --provider ollama --model NAME',
    'zh-TW':
      '到 https://platform.kimi.ai（中國：https://platform.kimi.com）申請金鑰並設定 MOONSHOT_API_KEY，或指定本機模型：--provider ollama --model 名稱',
    'zh-CN':
      '到 https://platform.kimi.com（国际：https://platform.kimi.ai）申请密钥并设置 MOONSHOT_API_KEY，或指定本地模型：--provider ollama --model 名称',
  },
  'model.noKeyElsewhere': {
    en: 'No key for {host}. Set one of: {variables}.',
    'zh-TW': '沒有 {host} 的金鑰。請設定其中之一：{variables}。',
    'zh-CN': '没有 {host} 的密钥。请设置其中之一：{variables}。',
  },
  'model.noKeyElsewhere.hint': {
    en: 'Get a key from that provider, or name a local model: --provider ollama --model NAME',
    'zh-TW': '向該供應者申請金鑰，或指定本機模型：--provider ollama --model 名稱',
    'zh-CN': '向该供应方申请密钥，或指定本地模型：--provider ollama --model 名称',
  },
  'model.oddKey': {
    en: 'The key in {variables} has a character no key can have: a space, a line break, a quotation mark of a word processor, or the like.',
    'zh-TW': '{variables} 裡的金鑰含有金鑰不可能有的字元，例如空白、換行或全形引號。',
    'zh-CN': '{variables} 中的密钥含有密钥不可能有的字符，例如空格、换行或全角引号。',
  },
  'model.oddKey.hint': {
    en: 'Copy the key again and set the variable to nothing but the key.',
    'zh-TW': '請重新複製金鑰，變數裡只放金鑰本身。',
    'zh-CN': '请重新复制密钥，变量里只放密钥本身。',
  },
  'model.offline': {
    en: 'This needs a model, and --offline forbids to ask {host}.',
    'zh-TW': '這一步需要模型，但 --offline 不允許連線到 {host}。',
    'zh-CN': '这一步需要模型，但 --offline 不允许连接 {host}。',
  },
  'model.offline.hint': {
    en: 'Run it again without --offline (and without K2_OFFLINE).',
    'zh-TW': '請拿掉 --offline（以及 K2_OFFLINE）再執行一次。',
    'zh-CN': '请去掉 --offline（以及 K2_OFFLINE）再运行一次。',
  },
  'model.retired': {
    en: 'The model {model} was retired on {retired}. Its replacement is {replacement}.',
    'zh-TW': '模型 {model} 已於 {retired} 停用，由 {replacement} 取代。',
    'zh-CN': '模型 {model} 已于 {retired} 停用，由 {replacement} 取代。',
  },
  'model.retired.hint': {
    en: 'Use --model {replacement}',
    'zh-TW': '請改用 --model {replacement}',
    'zh-CN': '请改用 --model {replacement}',
  },
  'model.wrongKey': {
    en: '{host} does not accept the key: {said}',
    'zh-TW': '{host} 不接受這把金鑰：{said}',
    'zh-CN': '{host} 不接受该密钥：{said}',
  },
  'model.wrongKey.hint': {
    en: 'Look at the key in {variables}, and whether it belongs to this host.',
    'zh-TW': '請檢查 {variables} 裡的金鑰，以及它是否屬於這個主機。',
    'zh-CN': '请检查 {variables} 中的密钥，以及它是否属于这个主机。',
  },
  'model.wrongKeyRegion': {
    en: '{host} does not accept the key: {said}',
    'zh-TW': '{host} 不接受這把金鑰：{said}',
    'zh-CN': '{host} 不接受该密钥：{said}',
  },
  'model.wrongKeyRegion.hint': {
    en: 'Keys of the two regions are separate. If yours is from {other}, use --provider {provider} or MOONSHOT_BASE_URL=https://{other}/v1; otherwise look at the key in {variables}.',
    'zh-TW':
      '兩個地區的金鑰互不相通。如果你的金鑰來自 {other}，請用 --provider {provider} 或 MOONSHOT_BASE_URL=https://{other}/v1；否則請檢查 {variables} 裡的金鑰。',
    'zh-CN':
      '两个地区的密钥互不相通。如果你的密钥来自 {other}，请用 --provider {provider} 或 MOONSHOT_BASE_URL=https://{other}/v1；否则请检查 {variables} 中的密钥。',
  },
  'model.keyWanted': {
    en: '{host} wants a key and was asked without one: {said}',
    'zh-TW': '{host} 需要金鑰，但這次沒有附上：{said}',
    'zh-CN': '{host} 需要密钥，但这次没有附上：{said}',
  },
  'model.keyWanted.hint': {
    en: 'Keys of other providers are never sent to this address: set K2_API_KEY for it.',
    'zh-TW': '其他供應者的金鑰不會送到這個位址：請為它設定 K2_API_KEY。',
    'zh-CN': '其他供应方的密钥不会发送到该地址：请为它设置 K2_API_KEY。',
  },
  'model.forbidden': {
    en: '{host} does not allow this: {said}',
    'zh-TW': '{host} 不允許這個請求：{said}',
    'zh-CN': '{host} 不允许该请求：{said}',
  },
  'model.forbidden.hint': {
    en: "Look at the account's rights for {model}, its list of allowed addresses and its balance.",
    'zh-TW': '請檢查帳號對 {model} 的權限、允許的 IP 位址清單，以及餘額。',
    'zh-CN': '请检查账号对 {model} 的权限、允许的 IP 地址列表，以及余额。',
  },
  'model.noBalance': {
    en: 'The account at {host} has no balance left: {said}',
    'zh-TW': '{host} 的帳號已經沒有餘額：{said}',
    'zh-CN': '{host} 的账号已没有余额：{said}',
  },
  'model.noBalance.hint': {
    en: "Top up at the provider's console (Kimi: https://platform.kimi.ai, in China https://platform.kimi.com), then run it again.",
    'zh-TW':
      '請到供應者的主控台儲值（Kimi：https://platform.kimi.ai，中國：https://platform.kimi.com），再執行一次。',
    'zh-CN':
      '请到供应方的控制台充值（Kimi：https://platform.kimi.com，国际：https://platform.kimi.ai），再运行一次。',
  },
  'model.notFound': {
    en: '{host} knows no model {model}, or not for this key: {said}',
    'zh-TW': '{host} 沒有模型 {model}，或這把金鑰不能使用它：{said}',
    'zh-CN': '{host} 没有模型 {model}，或该密钥不能使用它：{said}',
  },
  'model.notFound.hint': {
    en: "Look at the model's name (--model) and at the address, which usually ends in /v1.",
    'zh-TW': '請檢查模型名稱（--model）與位址；位址通常以 /v1 結尾。',
    'zh-CN': '请检查模型名称（--model）与地址；地址通常以 /v1 结尾。',
  },
  'model.filtered': {
    en: 'The content filter of {host} stopped this: {said}',
    'zh-TW': '{host} 的內容過濾器擋下了這個請求：{said}',
    'zh-CN': '{host} 的内容过滤器拦截了该请求：{said}',
  },
  'model.filtered.hint': {
    en: 'Asking the same again gives the same answer: change the request or what is shown with it.',
    'zh-TW': '重送相同的內容只會得到相同的結果：請修改請求，或更換附上的檔案。',
    'zh-CN': '重新发送相同的内容只会得到相同的结果：请修改请求，或更换附上的文件。',
  },
  'model.invalidRequest': {
    en: '{host} calls the request invalid: {said}',
    'zh-TW': '{host} 認為這個請求無效：{said}',
    'zh-CN': '{host} 认为该请求无效：{said}',
  },
  'model.invalidRequest.hint': {
    en: 'Look at --model {model}; when the text was too long, show fewer files.',
    'zh-TW': '請檢查 --model {model}；如果內容太長，請減少附上的檔案。',
    'zh-CN': '请检查 --model {model}；如果内容太长，请减少附上的文件。',
  },
  'model.unreachable': {
    en: 'Cannot reach {host} ({said}); gave up after {tries} tries in {seconds} s.',
    'zh-TW': '無法連線到 {host}（{said}）；{seconds} 秒內試了 {tries} 次後放棄。',
    'zh-CN': '无法连接 {host}（{said}）；{seconds} 秒内尝试 {tries} 次后放弃。',
  },
  'model.unreachable.hint': {
    en: 'Look at the address, the network and HTTPS_PROXY / NO_PROXY; for a local model, whether its server runs.',
    'zh-TW': '請檢查位址、網路，以及 HTTPS_PROXY / NO_PROXY；如果是本機模型，請確認它的伺服器正在執行。',
    'zh-CN': '请检查地址、网络，以及 HTTPS_PROXY / NO_PROXY；如果是本地模型，请确认其服务器正在运行。',
  },
  'model.disconnected': {
    en: 'The connection to {host} broke before an answer came ({said}); gave up after {tries} tries in {seconds} s.',
    'zh-TW': '與 {host} 的連線在收到回覆前中斷（{said}）；{seconds} 秒內試了 {tries} 次後放棄。',
    'zh-CN': '与 {host} 的连接在收到答复前中断（{said}）；{seconds} 秒内尝试 {tries} 次后放弃。',
  },
  'model.disconnected.hint': {
    en: 'Run it again; if it stays, look at proxies and firewalls between here and the host.',
    'zh-TW': '請再執行一次；如果一直如此，請檢查與主機之間的 Proxy 與防火牆。',
    'zh-CN': '请再运行一次；如果一直如此，请检查与主机之间的代理与防火墙。',
  },
  'model.certificate': {
    en: 'The certificate of {host} is not trusted ({said}).',
    'zh-TW': '{host} 的憑證不受信任（{said}）。',
    'zh-CN': '{host} 的证书不受信任（{said}）。',
  },
  'model.certificate.hint': {
    en: "Behind a company's proxy, name its certificate file in NODE_EXTRA_CA_CERTS.",
    'zh-TW': '如果在公司的 Proxy 之後，請用 NODE_EXTRA_CA_CERTS 指定它的憑證檔案。',
    'zh-CN': '如果在公司的代理之后，请用 NODE_EXTRA_CA_CERTS 指定其证书文件。',
  },
  'model.redirected': {
    en: '{host} sends the request on to {to}, which is not followed: key and prompt go only where you named.',
    'zh-TW': '{host} 把請求轉到 {to}，這不會照做：金鑰與提示只會送到你指定的地方。',
    'zh-CN': '{host} 把请求转向 {to}，这不会照做：密钥与提示只会发送到你指定的地方。',
  },
  'model.redirected.hint': {
    en: 'If that is the right host, name its address with --base-url or MOONSHOT_BASE_URL.',
    'zh-TW': '如果那才是正確的主機，請用 --base-url 或 MOONSHOT_BASE_URL 指定它的位址。',
    'zh-CN': '如果那才是正确的主机，请用 --base-url 或 MOONSHOT_BASE_URL 指定其地址。',
  },
  'model.notApi': {
    en: '{host} answered, but not as a model does ({type}).',
    'zh-TW': '{host} 有回應，但不是模型的回應（{type}）。',
    'zh-CN': '{host} 有响应，但不是模型的响应（{type}）。',
  },
  'model.notApi.hint': {
    en: 'Look at the address (it usually ends in /v1) and whether a sign-in page of the network stands in between.',
    'zh-TW': '請檢查位址（通常以 /v1 結尾），以及中間是否有網路的登入頁面。',
    'zh-CN': '请检查地址（通常以 /v1 结尾），以及中间是否有网络的登录页面。',
  },
  'model.rateLimited': {
    en: '{host} limits how fast this account may ask: {said}; gave up after {tries} tries in {seconds} s.',
    'zh-TW': '{host} 限制了這個帳號的請求速度：{said}；{seconds} 秒內試了 {tries} 次後放棄。',
    'zh-CN': '{host} 限制了该账号的请求速度：{said}；{seconds} 秒内尝试 {tries} 次后放弃。',
  },
  'model.rateLimited.hint': {
    en: 'Wait a minute and run it again, or raise the account to a higher tier.',
    'zh-TW': '請等一分鐘再執行，或提高帳號的等級。',
    'zh-CN': '请等一分钟再运行，或提高账号的等级。',
  },
  'model.overloaded': {
    en: '{host} is overloaded: {said}; gave up after {tries} tries in {seconds} s.',
    'zh-TW': '{host} 目前過載：{said}；{seconds} 秒內試了 {tries} 次後放棄。',
    'zh-CN': '{host} 目前过载：{said}；{seconds} 秒内尝试 {tries} 次后放弃。',
  },
  'model.overloaded.hint': {
    en: 'The host itself has too much to do: run it again later, or use another model or provider.',
    'zh-TW': '這是主機本身忙不過來：請稍後再執行，或改用其他模型或供應者。',
    'zh-CN': '这是主机本身忙不过来：请稍后再运行，或改用其他模型或供应方。',
  },
  'model.serverError': {
    en: '{host} failed: {said}; gave up after {tries} tries in {seconds} s.',
    'zh-TW': '{host} 發生錯誤：{said}；{seconds} 秒內試了 {tries} 次後放棄。',
    'zh-CN': '{host} 发生错误：{said}；{seconds} 秒内尝试 {tries} 次后放弃。',
  },
  'model.serverError.hint': {
    en: 'The fault is on the side of the host: run it again later.',
    'zh-TW': '問題出在主機那一方：請稍後再執行。',
    'zh-CN': '问题出在主机一方：请稍后再运行。',
  },
  'model.late': {
    en: '{host} did not answer within the time one call may take.',
    'zh-TW': '{host} 沒有在一次呼叫的時限內回覆。',
    'zh-CN': '{host} 没有在一次调用的时限内答复。',
  },
  'model.late.hint': {
    en: 'Run it again, or ask for less at a time.',
    'zh-TW': '請再執行一次，或一次只要求少一點。',
    'zh-CN': '请再运行一次，或一次只要求少一点。',
  },
  'model.interrupted': {
    en: 'Interrupted; the call to the model was ended.',
    'zh-TW': '已中斷；對模型的呼叫已結束。',
    'zh-CN': '已中断；对模型的调用已结束。',
  },
  'model.retrying': {
    en: '{host} did not answer; try {next} of {tries} in {seconds} s',
    'zh-TW': '{host} 沒有回覆；{seconds} 秒後進行第 {next} 次嘗試（最多 {tries} 次）',
    'zh-CN': '{host} 没有答复；{seconds} 秒后进行第 {next} 次尝试（最多 {tries} 次）',
  },
} satisfies Catalogue;
