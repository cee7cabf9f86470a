import type { ReasonCode } from './reason.ts';

type Reasons = Readonly<Record<ReasonCode, (detail: string) => string>>;

const reasons: Reasons = {
  no_folder: () => 'la carpeta no existe o no se puede leer',
  no_known_file: (names) => `la carpeta no tiene ninguno de los archivos esperados (${names})`,
  unreadable: (code) => `el archivo no se puede leer (${code})`,
  empty_file: () => 'el archivo está vacío: falta la línea de encabezado',
  not_csv: () => 'el archivo no es CSV en UTF-8',
  missing_column: (name) => `falta la columna obligatoria ${name}`,
  repeated_column: (name) => `la columna ${name} está más de una vez`,

  unterminated_quote: () =>
    'comillas que se abren y no se cierran bien; se siguió leyendo en la línea siguiente',
  stray_quote: () => 'comillas fuera de lugar',
  field_count: (width) => `la fila no tiene ${width} campos, como el encabezado`,
  not_utf8: () => 'hay bytes que no son UTF-8',
  too_long: () => 'la línea es demasiado larga',

  empty: () => 'falta el valor',
  control_characters: () => 'hay caracteres de control',
  text_too_long: (limit) => `tiene más de ${limit} caracteres`,
  not_one_of: (allowed) => `no es uno de los valores permitidos (${allowed})`,
  not_a_date: () => 'no es una fecha AAAA-MM-DD que exista',
  not_an_amount: () => 'no es un importe con punto y dos decimales (1234.50)',
  not_positive: () => 'el importe tiene que ser mayor que cero',
  negative: () => 'no puede ser negativo',
  not_a_decimal: () => 'no es un número con punto decimal',
  not_a_whole_number: () => 'no es un número entero',
  not_true_or_false: () => 'no es true ni false',
  out_of_range: (limit) => `está fuera de −${limit} a ${limit}`,
  no_letters_or_digits: () => 'no tiene letras ni cifras',

  second_due_not_after: (first) => `el segundo vencimiento no es posterior al primero (${first})`,
  unknown_account: () => 'la cuenta no está en el portal ni entre las filas válidas de esta importación',
  unknown_invoice: () => 'la factura no está en el portal ni entre las filas válidas de esta importación',
  invoice_of_another_account: () => 'la factura es de otra cuenta',
  repeated_key: (line) => `repite la clave de la línea ${line} con otros datos; vale esa línea`,
  same_account_number: (other) => `se confunde con la cuenta ${other}: mismas letras y cifras`,

  unknown_file: () => 'archivo desconocido, no se leyó',
  unknown_column: () => 'columna desconocida, no se leyó',
  not_an_email: () => 'no es un correo electrónico; la fila entró sin cambiarlo',
  postcode_without_four_digits: () =>
    'el código postal no tiene cuatro cifras: el titular no podrá probar que la cuenta es suya',
  closed_without_date: () => 'cuenta cerrada sin fecha de cierre',
  date_without_closed: () => 'fecha de cierre en una cuenta activa',
  paid_without_date: () => 'factura pagada sin fecha de pago',
  date_without_paid: () => 'fecha de pago en una factura que no está pagada',
  half_a_second_due_date: () => 'el segundo vencimiento tiene fecha sin importe o importe sin fecha',
  half_a_place: () => 'latitud sin longitud o longitud sin latitud',
  due_before_issued: (issued) => `vence antes de la emisión (${issued})`,
  uneven_lines: (invoice) => `los renglones no suman el importe de la factura (${invoice})`,
};

export const es = {
  reasons,
  refusedWhole: (folder: string) => `No se importó nada de ${folder}:`,
  nothingWritten: 'La base de datos quedó como estaba. Corregí los archivos y volvé a importar.',
  imported: (folder: string) => `Importación de ${folder}`,
  file: 'archivo',
  total: 'total',
  counts: {
    read: 'leídas',
    added: 'nuevas',
    changed: 'cambiadas',
    unchanged: 'iguales',
    refused: 'rechazadas',
    warnings: 'avisos',
  },
  refusedRowsIn: (directory: string) => `Filas rechazadas: ${directory}/rejected.csv`,
  warningsIn: (directory: string) => `Avisos: ${directory}/warnings.csv`,
  reportIn: (directory: string) => `Informe: ${directory}/report.txt`,
};

export type BillingExchangeText = typeof es;
