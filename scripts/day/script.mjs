// Which recorded reply belongs to which request: the words the request's messages must contain, in the order of the day.
// The replies were written by hand in the form Kimi's replies have; no model was asked for them.
export const script = [
  { asked: ['實作用戶認證系統'], reply: 'generate-1.md', reasoning: '先列出模組：錯誤、密碼規則、雜湊、節流、權杖、服務，再寫測試。' },
  { asked: ['實作用戶認證系統'], reply: 'generate-2.md', reasoning: '測試說過期的權杖沒有被拒絕，檢查時間單位。' },
  { asked: ['auth/http.ts', 'auth/http.test.ts', 'vitest'], reply: 'test-1.md' },
  { asked: ['auth/http.ts', 'auth/http.test.ts', 'vitest'], reply: 'test-2.md', reasoning: '要對受測的函式下斷言。' },
  // As many requests as the project's symbols need; each gets the sections it asks for, in the language of the request.
  { asked: ['src/math.ts#add'], sections: { '文件撰寫任務': 'docs.zh-TW.md', 'Documentation task': 'docs.en.md' } },
  { asked: ['confidence', 'signature !== sign(body, secret)'], reply: 'review-1.json' },
  // The rest of what is uncommitted, the documents among it.
  { asked: ['confidence', '"findings"'], reply: 'review-none.json', repeats: true },
];
