import type { RefusalReason } from '../../payments/platforms/platform.ts';

export const es = {
  causes: {
    funds: 'Tu banco no autorizó el pago: fondos insuficientes.',
    limit: 'El importe supera el límite que tu banco le puso a la tarjeta o a la cuenta.',
    'security-code': 'El código de seguridad no es correcto.',
    'card-data': 'Los datos de la tarjeta no son correctos.',
    'card-expired': 'La tarjeta está vencida.',
    'card-disabled': 'La tarjeta no está habilitada para este pago.',
    address: 'La dirección de facturación no es la que tiene tu banco.',
    'account-data': 'Los datos de la cuenta bancaria no son correctos, o la cuenta está cerrada.',
    'bank-debit': 'Tu banco no aceptó el débito en la cuenta.',
    'call-bank': 'Tu banco pide que lo autorices por teléfono.',
    authentication: 'No se completó la verificación de identidad que pide tu banco.',
    attempts: 'Se superó la cantidad de intentos con ese medio de pago.',
    means: 'La plataforma no aceptó ese medio de pago.',
    duplicate: 'La plataforma cree que este pago ya se hizo. Antes de repetirlo, revisá tu resumen.',
    expired: 'Pasó el tiempo para completar el pago.',
    cancelled: 'El pago se canceló antes de cobrarse.',
    technical: 'Tu banco o la plataforma no respondieron a tiempo.',
    other: 'Tu banco no autorizó el pago.',
  } satisfies Record<RefusalReason, string>,
  accountCauses: {
    funds: 'La cuenta no tiene saldo suficiente.',
    limit: 'El importe supera el límite de débitos de la cuenta.',
    'security-code': 'La clave o el código que pide tu banco no es correcto.',
    'card-data': 'Los datos de la cuenta bancaria no son correctos.',
    'card-expired': 'La cuenta no está habilitada para este pago.',
    'card-disabled': 'La cuenta no está habilitada para este pago.',
    address: 'Los datos del titular no son los que tiene tu banco.',
    'call-bank': 'Tu banco pide que autorices el débito.',
    other: 'No se autorizó el débito en tu cuenta bancaria.',
  } as Partial<Record<RefusalReason, string>>,
  heading: 'Qué conviene revisar',
  callBank: 'Si sigue sin funcionar, llamá a tu banco, al número que está al dorso de la tarjeta.',
  callProcessor: (name: string) =>
    `Si sigue sin funcionar, llamá a ${name}, que procesa los pagos con cuenta bancaria:`,
  callBankOfAccount: 'Si sigue sin funcionar, llamá al banco de la cuenta.',
  callWallet: 'Si sigue sin funcionar, consultá a la empresa de ese medio de pago.',
  checks: {
    card: [
      'El número de la tarjeta y el código de seguridad: son los errores más comunes.',
      'Que la dirección de facturación sea la que tiene tu banco.',
    ],
    cardFunds: [
      'Que la tarjeta tenga saldo o límite disponible.',
      'Si tenés otra tarjeta o una cuenta bancaria, en el próximo intento probá con esa.',
    ],
    cardExpired: [
      'El vencimiento de la tarjeta.',
      'Si tenés otra tarjeta, en el próximo intento probá con esa.',
    ],
    cardAuthorise: [
      'Que tu banco autorice este pago: pediselo por teléfono.',
      'Si tenés otra tarjeta, en el próximo intento probá con esa.',
    ],
    account: [
      'Que el CBU o número de cuenta y el titular sean los que tiene tu banco.',
      'Que la cuenta permita débitos y tenga saldo.',
      'También podés pagar con tarjeta.',
    ],
    accountFunds: [
      'Que la cuenta tenga saldo, y que tu banco permita un débito de ese importe.',
      'Si tenés otra cuenta o una tarjeta, en el próximo intento probá con esa.',
    ],
    accountAuthorise: [
      'Que tu banco permita este débito: pedile que lo autorice.',
      'Si tenés otra cuenta o una tarjeta, en el próximo intento probá con esa.',
    ],
    walletFunds: [
      'Que tengas saldo disponible.',
      'Si tenés una tarjeta o una cuenta bancaria, en el próximo intento probá con esa.',
    ],
    authentication: [
      'Que tengas a mano el teléfono o la aplicación con que tu banco confirma los pagos.',
      'Que la clave o el código que te pidió esté bien escrito.',
    ],
    otherMeans: [
      'Si tenés otra tarjeta o cuenta, en el próximo intento probá con esa.',
      'Que los datos que escribiste estén bien.',
    ],
    duplicate: [
      'El resumen o los movimientos de la tarjeta o la cuenta: si el importe figura, el pago está hecho.',
      'Si tenés dos facturas del mismo importe, pagá la segunda con otro medio o un rato después.',
      'Si figura dos veces, llamanos.',
    ],
    again: ['Que completes el pago en la plataforma antes de que pase el tiempo.'],
    technical: ['Esperá unos minutos antes de probar de nuevo.'],
  },
};

export type RefusalsText = typeof es;
