import { accountOf, daysAgo, userOf } from './terms.ts';

const some = (list: readonly string[], by: string) =>
  `case ${by} ${list.map((value, at) => `when ${at} then '${value}'`).join(' ')} end`;

const SURNAMES = [
  'GÓMEZ',
  'PÉREZ',
  'DÍAZ',
  'QUIROGA',
  'PEÑA',
  'DI STÉFANO',
  'SOSA',
  'FUNES',
  'VIDELA',
  'ORO',
];
const GIVEN = ['ANA MARÍA', 'BRUNO', 'CARLA', 'LUIS', 'INÉS', 'TOMÁS', 'GRACIELA'];
const STREETS = ['San Martín', 'Las Heras', 'Colón', '9 de Julio', 'Belgrano', 'Perú', 'Patricias'];
const TOWNS = ['Mendoza', 'Godoy Cruz', 'Guaymallén', 'Las Heras', 'Maipú'];

/** Accounts, a login for each, and what a login leaves behind. */
export const people = [
  `insert into accounts (number, number_key, holder_name, holder_surname, service_address, locality, postcode,
     category, service, meter_number, status, collection, latitude, longitude, zone, customer_id)
   select ${accountOf}, ${accountOf}, ${some(SURNAMES, 'n.i % 10')} || ', ' || ${some(GIVEN, 'n.i % 7')},
     ${some(SURNAMES, 'n.i % 10')}, ${some(STREETS, 'n.i % 7')} || ' ' || (100 + n.i % 4700),
     ${some(TOWNS, 'n.i % 5')}, 5500 + n.i % 50, 'residential',
     case when n.i % 5 < 2 then 'metered' else 'unmetered' end,
     case when n.i % 5 < 2 then 'M' || n.i end, case when n.i % 40 = 39 then 'closed' else 'active' end, 'portal',
     -32.9, -68.8, 'Z' || (n.i % 12), 'K' || (n.i / 2) from n`,
  `insert into users (id, email, email_key, password_hash, created_at, question, answer_hash, language)
   select ${userOf}, 'usuario-' || (n.i + 1) || '@example.com', 'usuario-' || (n.i + 1) || '@example.com', :hash,
     ${daysAgo('1800 - n.i % 1700')}, 'first-school', '', 'es' from n`,
  `insert into account_links select ${userOf}, ${accountOf}, ${daysAgo('1700 - n.i % 1600')} from n`,
  // One in fifty sees two accounts more.
  `insert or ignore into account_links select ${userOf}, 300000001 + (n.i + 1) % cast(:accounts as integer), ${daysAgo('300')} from n where n.i % 50 = 0`,
  `insert or ignore into account_links select ${userOf}, 300000001 + (n.i + 2) % cast(:accounts as integer), ${daysAgo('200')} from n where n.i % 50 = 0`,
  `insert into sessions (token_hash, user_id, kind, csrf_secret, created_at, last_seen_at, authenticated_at, expires_at)
   select printf('%064d', n.i), ${userOf}, 'web', printf('%043d', n.i), ${daysAgo('1')}, ${daysAgo('1')}, ${daysAgo('1')},
     ${daysAgo('0')} from n where n.i % 10 = 0`,
  `insert into known_browsers (token_hash, user_id, created_at, last_seen_at, device)
   select printf('b%063d', n.i), ${userOf}, ${daysAgo('n.i % 90')}, ${daysAgo('n.i % 60')}, 'Chrome · Android' from n`,
  `insert into recovery_codes (user_id, code_hash) select ${userOf}, printf('%064d', bill.k) from n, bill
   where n.i % 200 = 7 and bill.k < 10`,
  `insert into legacy_users (username, email, account_number, ebill, autopay)
   select 'viejo' || n.i, null, ${accountOf}, n.i % 2, 0 from n where n.i % 10 = 3`,
  `insert into billing_emails select ${accountOf}, 'facturas-' || n.i || '@example.com', ${daysAgo('400')}
   from n where n.i % 10 = 4`,
];
