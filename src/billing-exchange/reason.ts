import type { CsvProblem } from '../kit/csv/record.ts';

/** Why a file, a row or a cell was refused or warned about. The words are in the catalogues. */
export type ReasonCode = CsvProblem | FileReason | CellReason | RowReason | WarningReason;

type FileReason =
  | 'no_folder'
  | 'no_known_file'
  | 'unreadable'
  | 'empty_file'
  | 'not_csv'
  | 'missing_column'
  | 'repeated_column';

type CellReason =
  | 'empty'
  | 'control_characters'
  | 'text_too_long'
  | 'not_one_of'
  | 'not_a_date'
  | 'not_an_amount'
  | 'not_positive'
  | 'negative'
  | 'not_a_decimal'
  | 'not_a_whole_number'
  | 'not_true_or_false'
  | 'out_of_range'
  | 'no_letters_or_digits';

type RowReason =
  | 'second_due_not_after'
  | 'unknown_account'
  | 'unknown_invoice'
  | 'invoice_of_another_account'
  | 'repeated_key'
  | 'same_account_number';

type WarningReason =
  | 'unknown_file'
  | 'unknown_column'
  | 'not_an_email'
  | 'postcode_without_four_digits'
  | 'closed_without_date'
  | 'date_without_closed'
  | 'paid_without_date'
  | 'date_without_paid'
  | 'half_a_second_due_date'
  | 'half_a_place'
  | 'due_before_issued'
  | 'uneven_lines';

export interface Reason {
  code: ReasonCode;
  /** What the words need to be precise: the allowed values, a line number, a sum. */
  detail: string;
}

export function reason(code: ReasonCode, detail: string | number = ''): Reason {
  return { code, detail: String(detail) };
}

/** A reason with the place in the folder that it is about; line 0 is the file as a whole. */
export interface Finding {
  file: string;
  line: number;
  column: string;
  value: string;
  reason: Reason;
}
