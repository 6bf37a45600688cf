import type { RuleCases } from './rule-cases.js';

/** Cases of the rules about injection, SQL and secrets. */
export const securityCases: Readonly<Record<string, RuleCases>> = {
  'no-eval': {
    found: [
      'eval(input);',
      'const x = eval(req.body.code);',
      'globalThis.eval(source)',
      'eval(`1 + ${x}`)',
      "eval('return ' + name)",
      'const f = new Function("a", body);',
      'Function(code)()',
      'eval(await read())',
    ],
    clean: [
      "eval('1 + 1')",
      'redis.eval(script, 1, key)',
      'new Function("return this")',
      '// eval(input)',
      'const text = "eval(input)";',
      'evaluate(input)',
      'class A { eval(code: string) { return code } }',
    ],
  },
  'command-injection': {
    found: [
      "import { exec } from 'node:child_process';\nexec(`rm -rf ${folder}`);",
      "import { execSync } from 'child_process';\nexecSync('git log ' + branch, { stdio: 'pipe' });",
      "const cp = require('child_process');\ncp.exec(`ls ${req.query.dir}`, done);",
      "import { exec } from 'child_process';\nexec('convert ' + file.name + ' out.png', (e) => e);",
    ],
    clean: [
      "import { exec } from 'child_process';\nexec('git status');",
      "import { execFile } from 'child_process';\nexecFile('git', ['log', branch]);",
      "import { exec } from 'child_process';\nexec(`git status`);",
      "import 'child_process';\nconst match = /a/.exec(`${x}`);",
      "import 'child_process';\npattern.exec('a' + b);",
      'database.exec(`VACUUM ${name}`)',
    ],
  },
  'unsafe-html': {
    found: [
      'node.innerHTML = comment;',
      "node.innerHTML += '<b>' + name + '</b>';",
      'node.outerHTML = `<p>${text}</p>`;',
      "list.insertAdjacentHTML('beforeend', item.html);",
      'document.write(location.hash);',
      'const a = { __html: post.body };',
    ],
    clean: [
      "node.innerHTML = '';",
      "node.innerHTML = '<b>fixed</b>';",
      'node.textContent = comment;',
      'node.innerHTML = DOMPurify.sanitize(comment);',
      'node.innerHTML = escapeHtml(comment);',
      "const a = { __html: '<b>fixed</b>' };",
      'const html = node.innerHTML;',
    ],
  },
  'path-traversal': {
    found: [
      'const file = path.join(root, req.params.name);',
      'await readFile(request.query.file);',
      'res.sendFile(req.query.path);',
      'fs.createReadStream(`./uploads/${req.params.id}`);',
      "fs.unlinkSync('./data/' + req.body.file);",
    ],
    clean: [
      'const file = path.join(root, path.basename(req.params.name));',
      'const file = path.join(root, "public", "index.html");',
      'await readFile(file);',
      'const text = [req.query.a, req.query.b].join(req.query.separator);',
      'await Promise.resolve(req.body.x);',
      'res.send(req.query.path);',
    ],
  },
  'server-side-request-forgery': {
    found: [
      'await fetch(req.query.url);',
      'axios.get(req.body.target)',
      'const r = await fetch(`${request.body.host}/status`);',
      "http.get(req.params['url'], done);",
    ],
    clean: [
      "await fetch('https://api.example.com/x');",
      'await fetch(`https://api.example.com/users/${req.params.id}`);',
      "await fetch('https://api.example.com', { body: req.body.text });",
      'cache.get(req.params.id)',
    ],
  },
  'open-redirect': {
    found: [
      'res.redirect(req.query.next);',
      'reply.redirect(request.query.returnTo);',
      "res.redirect(302, req.query['to']);",
    ],
    clean: [
      "res.redirect('/login');",
      'res.redirect(`/users/${user.id}`);',
      'res.redirect(allowed[next]);',
      'res.redirect(safePath(req.query.next));',
    ],
  },
  'regex-from-input': {
    found: [
      'new RegExp(req.query.q);',
      "new RegExp('^' + req.body.name, 'i');",
      'RegExp(request.params.pattern)',
    ],
    clean: [
      "new RegExp('^a+$');",
      'new RegExp(source);',
      'new RegExp(escapeRegExp(req.query.q));',
      'const m = /a/.test(req.query.q);',
    ],
  },
  'sql-injection': {
    found: [
      'db.query(`SELECT * FROM users WHERE id = ${id}`);',
      "await client.query('SELECT * FROM users WHERE name = ' + name);",
      'prisma.$queryRawUnsafe(`SELECT * FROM users WHERE email = ${email}`);',
      "db.prepare('DELETE FROM sessions WHERE id = ' + req.params.id).run();",
      'const sql = `SELECT id FROM orders WHERE user = ${user.id}`;',
      "const sql = 'UPDATE users SET name = ' + name;",
      'function q(t: string) { return `SELECT * FROM t WHERE a = ${t}`; }',
      "query = `INSERT INTO logs (text) VALUES ('${text}')`;",
      'await pool.query<User>(`select * from users where id = ${id}`);',
    ],
    clean: [
      "db.query('SELECT * FROM users WHERE id = $1', [id]);",
      'await sql`SELECT * FROM users WHERE id = ${id}`;',
      'db.query(`SELECT * FROM users LIMIT ${PAGE_SIZE}`);',
      'db.query(`SELECT * FROM users WHERE id IN (${placeholders})`, ids);',
      "throw new Error('Select one from the list: ' + name);",
      "const label = 'Update your profile ' + name;",
      "console.log('Delete from cart ' + item);",
      "db.query('SELECT a ' + 'FROM b');",
      'const text = `Select a plan from ${list} where you live`;',
    ],
  },
  'sql-leading-wildcard': {
    found: [
      'db.query("SELECT id FROM users WHERE name LIKE \'%smith\'");',
      "const sql = `SELECT id FROM users WHERE email ILIKE '%@x.org'`;",
    ],
    clean: [
      'db.query("SELECT id FROM users WHERE name LIKE \'smith%\'");',
      "const text = 'people who like \\'%\\'';",
    ],
  },
  'hard-coded-secret': {
    found: [
      "const password = 'hunter2hunter2';",
      "const config = { jwtSecret: 'a8f3kd92mcv01' };",
      "process.env.DB_PASSWORD = 'Tr0ub4dor&3';",
      "jwt.sign({ id }, 'shhhh');",
      "jwt.verify(token, 'shhhh', { maxAge: 1 });",
      "class A { apiKey = 'k3y0123456789'; }",
    ],
    clean: [
      'const password = process.env.PASSWORD;',
      "const config = { password: 'Password is required' };",
      "const labels = { password: 'password' };",
      "const secret = 'change-me-1234';",
      'jwt.sign({ id }, process.env.JWT_SECRET);',
      "const passwordUrl = 'https://a.b/c1234567';",
      "const token = 'abc12345678';",
      "const route = { password: '/reset1/password' };",
    ],
  },
  'weak-password-hash': {
    found: [
      "crypto.createHash('md5').update(password).digest('hex');",
      'createHash("sha1").update(user.password).digest();',
      "crypto.createHash('sha256').update(salt + password, 'utf8').digest('hex')",
    ],
    clean: [
      "crypto.createHash('sha256').update(file).digest('hex');",
      "createHash('md5').update(content).digest('hex');",
      'scryptSync(password, salt, 64);',
    ],
  },
  'weak-cipher': {
    found: ["crypto.createCipheriv('aes-128-ecb', key, null);", "createDecipheriv('des-ede3-cbc', key, iv)"],
    clean: ["crypto.createCipheriv('aes-256-gcm', key, iv);", "createHash('md5')"],
  },
  'predictable-token': {
    found: [
      'const token = Math.random().toString(36);',
      'user.resetToken = String(Math.random());',
      'const a = { sessionId: `s${Math.random()}` };',
      'function generateToken() { return Math.random().toString(36).slice(2); }',
      'const otp = Math.floor(Math.random() * 1e6);',
    ],
    clean: [
      'const x = Math.random();',
      'const tokenColour = colours[Math.floor(Math.random() * 3)];',
      'const token = randomBytes(32).toString("hex");',
      'function shuffle() { return Math.random() - 0.5; }',
      'const key = Math.random();',
    ],
  },
  'tls-verification-disabled': {
    found: [
      'https.request({ host, rejectUnauthorized: false });',
      "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';",
      "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;",
    ],
    clean: [
      'https.request({ host, rejectUnauthorized: true });',
      'https.request({ rejectUnauthorized: config.strict });',
      'delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;',
    ],
  },
  'unsigned-token-accepted': {
    found: ["verify(token, key, { algorithms: ['HS256', 'none'] });", "sign(x, y, { algorithm: 'none' });"],
    clean: ["verify(token, key, { algorithms: ['HS256'] });", "const a = { display: 'none' };"],
  },
  'cookie-readable-by-scripts': {
    found: [
      "res.cookie('session', id);",
      "reply.setCookie('authToken', token);",
      "res.cookie('session', id, { httpOnly: false });",
    ],
    clean: [
      "res.cookie('session', id, { httpOnly: true });",
      "res.cookie('theme', 'dark');",
      "res.cookie('session', id, options);",
    ],
  },
};
