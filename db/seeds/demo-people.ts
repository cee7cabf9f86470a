import type { BillingAccount } from '../../src/accounts/intake.ts';
import type { QuestionKey } from '../../src/identity/credentials/questions.ts';
import type { LocalDate } from '../../src/kit/dates.ts';
import { addDays } from '../../src/kit/dates.ts';
import type { Settings } from '../../src/kit/settings.ts';

export const demoSettings: Partial<Settings> = {
  utilityName: 'Aguas del Valle',
  slogan: 'TRABAJAMOS PARA USTED.',
  address: 'Av. San Martín 1427, M5500 Mendoza',
  taxId: '30-70845123-8',
  phone: '(0261) 555-0100',
  phoneHours: 'lunes a viernes, 8 a 16',
  assistantNumber: '261 216-2482',
  bankAccountContact: { name: 'Red de débitos del Valle', phone: '0800-555-0136' },
  assistantLink: 'https://wa.me/5492612162482',
  accent: '#0b5a7a',
  transfer: {
    holder: 'Aguas del Valle S. A.',
    taxId: '30-70845123-8',
    bank: 'Banco de la Cordillera',
    cbu: '9990042100000142708455',
    alias: 'AGUAS.DEL.VALLE',
  },
};

/** What a computer that is not recognised asks of both. */
export const DEMO_QUESTION: QuestionKey = 'mountain';
export const DEMO_ANSWER = 'Aconcagua';

export interface DemoUser {
  email: string;
  password: string;
  accounts: string[];
}

export const demoUsers: DemoUser[] = [
  { email: 'ana.gomez@example.com', password: 'Manantial#26', accounts: ['100000001', '100000002'] },
  {
    email: 'carla.diaz@example.com',
    password: 'Vertiente#26',
    accounts: ['100000004', '100000005', '100000006'],
  },
];

export const METER = 'M104417';
const TO_THE_LEASING_OFFICE = 'Enviar a la oficina de arrendamiento';

const ordinary = {
  category: 'residential',
  service: 'unmetered',
  meter_number: null,
  status: 'active',
  closed_on: null,
  collection: 'portal',
  collection_note: null,
  ebill_email: null,
  bill_label: null,
} as const;

const ana = { holder_name: 'GÓMEZ, ANA MARÍA', holder_surname: 'GÓMEZ', tax_id: '27-22418936-8' };
const carla = { holder_name: 'DÍAZ, CARLA', holder_surname: 'DÍAZ', tax_id: '27-31207744-8' };

export function demoAccounts(today: LocalDate): BillingAccount[] {
  return [
    {
      ...ordinary,
      ...ana,
      number: '100000001',
      service: 'metered',
      meter_number: METER,
      ebill_email: 'ana.gomez@example.com',
      service_address: 'Av. Emilio Civit 356',
      locality: 'Mendoza',
      postcode: '5500',
      built_area_m2: 148,
      latitude: -32.889_64,
      longitude: -68.855_21,
      zone: 'Z1',
      customer_id: 'DEMO-K1',
    },
    {
      ...ordinary,
      ...ana,
      number: '100000002',
      service_address: 'San Martín 1234',
      locality: 'Godoy Cruz',
      postcode: '5501',
      built_area_m2: 96,
      latitude: -32.927_18,
      longitude: -68.843_35,
      zone: 'Z4',
      customer_id: 'DEMO-K1',
    },
    {
      ...ordinary,
      number: '100000003',
      holder_name: 'PÉREZ, BRUNO',
      holder_surname: 'PÉREZ',
      tax_id: '20-28411507-5',
      service_address: 'Perito Moreno 780, Piso 2 Dto. B',
      locality: 'Godoy Cruz',
      postcode: '5501',
      built_area_m2: 72,
      latitude: -32.921_06,
      longitude: -68.850_42,
      zone: 'Z4',
      customer_id: 'DEMO-K3',
    },
    {
      ...ordinary,
      ...carla,
      number: '100000004',
      status: 'closed',
      closed_on: addDays(today, -40),
      collection: 'leasing_office',
      collection_note: `${TO_THE_LEASING_OFFICE}: Administración Torres, (0261) 555-0177`,
      service_address: 'Bandera de los Andes 2450, Dto. 7',
      locality: 'Guaymallén',
      postcode: '5521',
      built_area_m2: 54,
      latitude: -32.896_87,
      longitude: -68.803_12,
      zone: 'Z6',
      customer_id: 'DEMO-K4',
    },
    {
      ...ordinary,
      ...carla,
      number: '100000005',
      collection: 'leasing_office',
      collection_note: TO_THE_LEASING_OFFICE,
      service_address: 'Bandera de los Andes 2450, Dto. 12',
      locality: 'Guaymallén',
      postcode: '5521',
      built_area_m2: 61,
      latitude: -32.896_87,
      longitude: -68.803_12,
      zone: 'Z6',
      customer_id: 'DEMO-K4',
    },
    {
      ...ordinary,
      number: '100000006',
      holder_name: 'FERRETERÍA EL CÓNDOR SRL',
      holder_surname: 'FERRETERÍA EL CÓNDOR SRL',
      tax_id: '30-71144528-1',
      category: 'commercial',
      bill_label: 'Ferretería El Cóndor SRL',
      service_address: 'Independencia 512',
      locality: 'Las Heras',
      postcode: '5539',
      built_area_m2: 310,
      latitude: -32.851_33,
      longitude: -68.829_74,
      zone: 'Z9',
      customer_id: 'DEMO-K6',
    },
    {
      ...ordinary,
      number: '100000007',
      holder_name: 'QUIROGA, LUIS',
      holder_surname: 'QUIROGA',
      tax_id: '20-17655309-0',
      service_address: 'Padre Vázquez 225',
      locality: 'Maipú',
      postcode: '5515',
      built_area_m2: 88,
      latitude: -32.980_55,
      longitude: -68.786_9,
      zone: 'Z11',
      customer_id: 'DEMO-K7',
    },
  ];
}

/** The demo's logins, for the terminal. */
export function demoLogins(): string {
  const width = Math.max(...demoUsers.map(({ email }) => email.length));
  const lines = demoUsers.map(
    ({ email, password, accounts }) =>
      `  ${email.padEnd(width)}  ${password}  accounts ${accounts.join(', ')}`,
  );
  return ['Demo logins:', ...lines, `  Security answer of both: ${DEMO_ANSWER}`].join('\n');
}
