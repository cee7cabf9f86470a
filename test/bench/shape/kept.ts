import { accountOf, daysAgo, idOf, userOf } from './terms.ts';

/** What is kept for a while: mail, trail, tokens, limits, forms. The settings of the demo say how long. */
export const kept = [
  `insert into outbox (id, dedupe_key, recipient, subject, text_body, html_body, attachments, state, attempts, next_at, created_at, sent_at)
   select ${idOf('OB', 'bill.k')}, 'bill:' || n.i || '-' || bill.k, 'usuario-' || (n.i + 1) || '@example.com',
     'Tu factura', 'Llegó tu factura.', '<p>Llegó tu factura.</p>', '[]', 'sent', 1, ${daysAgo('bill.k * 22')},
     ${daysAgo('bill.k * 22')}, ${daysAgo('bill.k * 22')} from n, bill where bill.k < 8`,
  `insert into outbox (id, dedupe_key, recipient, subject, text_body, html_body, attachments, state, next_at, created_at)
   select ${idOf('OB', '99')}, 'due:' || n.i, 'a@example.com', 'Tu factura', 'Llegó.', '<p>Llegó.</p>', '[]', 'pending',
     ${daysAgo('0')}, ${daysAgo('0')} from n where n.i < 40 and n.i % 4 = 0`,
  `insert into audit_trail (id, at, actor_kind, actor_id, account_number, action, detail)
   select ${idOf('AU', 'bill.k')}, ${daysAgo('bill.k * 150')}, 'user', ${userOf}, ${accountOf}, 'signed in', '{}' from n, bill`,
  `insert into mailed_tokens (token_hash, code_hash, purpose, subject, detail, created_at, expires_at)
   select printf('t%063d', n.i), '', 'sign-in', ${userOf}, '', ${daysAgo('0')}, ${daysAgo('-1')} from n where n.i % 100 = 5`,
  `insert into failure_counts select 'login usuario-' || n.i, ${daysAgo('-1')}, 1 from n where n.i % 100 = 6`,
  `insert into kept_forms select ${idOf('KF', '1')}, ${userOf}, '/mis-datos', '{}', ${daysAgo('-1')} from n where n.i % 200 = 7`,
  `insert into pay_codes (code_hash, account_number, items, created_at, expires_at)
   select printf('c%063d', n.i), ${accountOf}, '[]', ${daysAgo('1')}, ${daysAgo('-1')} from n where n.i % 100 = 8`,
  `insert into registrations (id, email, email_key, password_hash, question, answer_hash, account_number, language, state, created_at, expires_at)
   select ${idOf('RG', '1')}, 'r' || n.i || '@example.com', 'r' || n.i || '@example.com', '', '', '', ${accountOf}, 'es', 'pending',
     ${daysAgo('n.i % 14')}, ${daysAgo('n.i % 14 - 14')} from n where n.i % 100 = 9`,
  `insert into account_notices (id, account_number, kind, detail, created_at)
   select ${idOf('AN', '1')}, ${accountOf}, 'back-to-paper', '{}', ${daysAgo('n.i % 900')} from n where n.i % 50 = 9`,
  `insert into account_notice_reads select ${idOf('AN', '1')}, ${userOf}, ${daysAgo('0')} from n where n.i % 100 = 9`,
  `insert into missing_bill_reports select ${idOf('MB', '1')}, ${accountOf}, printf('S-%d-12', ${accountOf}), ${userOf},
     ${daysAgo('n.i % 900')} from n where n.i % 100 = 11`,
];
